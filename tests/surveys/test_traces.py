"""A full submission, listened to from every side: it leaves no trace but the ballot and the slip.

Words and codes are looked for in statements, logs, letters, sessions, caches, dumps and files.
"""

from __future__ import annotations

import base64
import logging
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from talkoot.ground import scrub
from talkoot.surveys import ballots, slips
from talkoot.surveys.actions import answer, count, plan, remarks
from talkoot.surveys.models import Answer, Ballot, Remark, SpentSlip, Survey
from tests.surveys.conftest import PEOPLE, Trustee, counted, place_of, slip
from tests.workshops.test_anonymity_files import (
    Files,
    do_not_wait_for_the_disk,
    files,  # noqa: F401
    word,  # noqa: F401
)

pytestmark = pytest.mark.django_db(transaction=True)
COMMENT = """
[[comments]]
id = "own"
text = { fi = "Mitä muuta?", sv = "Vad annat?", en = "What else?" }
"""


@pytest.fixture
def open_words(draft: Survey) -> Survey:
    """The survey of Kuoma with an open question, and slips printed."""
    Survey.objects.filter(pk=draft.pk).update(source=draft.source + COMMENT)
    plan.open_survey(Survey.objects.get(pk=draft.pk))
    survey = Survey.objects.get(pk=draft.pk)
    plan.print_slips(survey, {place_of(survey, code): n for code, n in PEOPLE.items()})
    return Survey.objects.get(pk=draft.pk)


def send(survey: Survey, number: int, text: str, client: Client | None = None) -> str:
    """Answer with a slip of unit 300, through the page, from an address; return the code."""
    code = slips.plain(slip(survey, "300", number)[0])
    sent = {"vo1": "4", "own": text}
    response = (client or Client()).post(
        f"/s/{code}/questions/", sent, REMOTE_ADDR="198.51.100.77", HTTP_USER_AGENT="Selain 9"
    )
    assert response.status_code == 302, response.content.decode()[:2000]
    return code


def test_no_statement_to_the_database_has_the_answer_or_the_code_in_it(
    open_words: Survey,
    word: str,  # noqa: F811
) -> None:
    """So it does not matter what the database logs of its statements."""
    with CaptureQueriesContext(connection) as captured:
        code = send(open_words, 1, word)
    said = " ".join(query["sql"] for query in captured)
    assert "INSERT" in said
    for secret in (word, code, "198.51.100.77", "Selain 9"):
        assert secret not in said


def test_a_log_at_its_most_talkative_tells_nothing_of_it(
    open_words: Survey,
    word: str,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    statements = caplog.at_level(logging.DEBUG, logger="django.db.backends")
    with caplog.at_level(logging.DEBUG), statements, CaptureQueriesContext(connection):
        code = send(open_words, 1, word)
    assert "INSERT" in caplog.text  # the statements are in this log
    for secret in (word, code, "198.51.100.77", "Selain 9"):
        assert secret not in caplog.text


def test_a_fault_in_the_middle_of_sending_tells_neither_words_nor_code(
    open_words: Survey,
    word: str,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(*_words: object) -> bytes:
        raise RuntimeError("rikki")

    monkeypatch.setattr(ballots, "seal", breaks)
    code = slips.plain(slip(open_words, "300", 1)[0])
    with caplog.at_level(logging.DEBUG):
        client = Client(raise_request_exception=False)
        response = client.post(f"/s/{code}/questions/", {"vo1": "4", "own": word})
    assert response.status_code == 500
    assert "rikki" in caplog.text
    for place in (caplog.text, response.content.decode()):
        assert word not in place
        assert code not in place
    assert not mail.outbox


def test_sessions_caches_and_letters_know_nothing_of_it(
    open_words: Survey,
    word: str,  # noqa: F811
) -> None:
    client = Client()
    code = send(open_words, 1, word, client)
    assert not Session.objects.exists()
    assert not client.cookies
    assert not mail.outbox
    for cache in caches.all(initialized_only=True):
        kept = repr(getattr(cache, "_cache", {}))
        assert word not in kept
        assert code not in kept
    assert connection.settings_dict["ENGINE"].startswith("django.db.backends.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW log_statement")
            assert cursor.fetchone()[0] == "none"


Dump = Callable[[], bytes]


@pytest.fixture
def dump(tmp_path: Path, files: Files) -> Dump:  # noqa: F811
    """A backup as an installation makes it: `pg_dump`, or SQLite's own."""
    return _pg_dump if connection.vendor == "postgresql" else lambda: _backup(tmp_path / "backup")


def _pg_dump() -> bytes:
    ours = connection.settings_dict
    where = f"postgresql://{ours['USER']}@{ours['HOST']}:{ours['PORT']}/{ours['NAME']}"
    return subprocess.run(["pg_dump", where], capture_output=True, check=True).stdout


def _backup(path: Path) -> bytes:
    path.unlink(missing_ok=True)
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    copy.close()
    return path.read_bytes()


def test_backups_at_three_times_hold_no_words_no_codes_and_no_key(
    dump: Dump,
    open_words: Survey,
    trustee: Trustee,
    word: str,  # noqa: F811
) -> None:
    code = send(open_words, 1, word)
    taken = [dump()]
    answer.close(open_words)
    closed = Survey.objects.get(pk=open_words.pk)
    taken.append(dump())
    count.load(closed, trustee.opens(closed))
    scrub.scrub_due()
    taken.append(dump())
    written = ballots.written(trustee.private).encode()
    key = (trustee.private, trustee.private.hex().encode(), written[-44:])
    for backup in taken:
        assert open_words.title.encode() in backup
        for secret in (word.encode(), code.encode(), *key):
            assert secret not in backup


def test_dead_rows_lie_in_the_files_until_they_are_scrubbed_and_no_longer(
    files: Files,  # noqa: F811
    open_words: Survey,
    trustee: Trustee,
    word: str,  # noqa: F811
) -> None:
    send(open_words, 1, word)
    [used] = SpentSlip.objects.values_list("digest", flat=True)
    [sealed] = (bytes(one)[:200] for one in Ballot.objects.values_list("sealed", flat=True))
    counted(open_words, trustee)
    assert used.encode() in files()  # deleted, and still to be read: scrubbing is needed
    assert scrub.scrub_due()
    heap = files(journals=connection.vendor == "sqlite")
    assert used.encode() not in heap
    assert sealed not in heap
    assert word.encode() not in heap


def test_two_dumps_lead_from_no_new_slip_to_an_answer(survey: Survey, trustee: Trustee) -> None:
    """Between two dumps m people answered. Where their answers lie later is drawn by chance."""
    do_not_wait_for_the_disk()
    m, runs, hits = 4, 12, 0
    order = "id" if connection.vendor == "sqlite" else "ctid"
    for run in range(runs):
        for number in range(1, 2 * m + 1):
            typed, unit = slip(survey, "300", number + 2 * m * run)
            answer.submit(survey, typed, unit, {"vo1": 5 if number > m else 1})
            if number == m:
                first = set(Ballot.objects.values_list("pk", flat=True))
        later = set(Ballot.objects.values_list("pk", flat=True)) - first
        Survey.objects.filter(pk=survey.pk).update(state=Survey.State.CLOSED)
        closed = Survey.objects.get(pk=survey.pk)
        count.load(closed, trustee.opens(closed))
        assert not (later | first) & set(Answer.objects.values_list("pk", flat=True))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM surveys_answer ORDER BY {order}")  # noqa: S608
            last = [str(row[0]).replace("-", "") for row in cursor.fetchall()][-m:]
        hits += sum(one.body == {"vo1": 5} for one in Answer.objects.all() if one.pk.hex in last)
        Answer.objects.all().delete()
        Survey.objects.filter(pk=survey.pk).update(state=Survey.State.OPEN, box=uuid4())
        survey.refresh_from_db()
    chance = runs * m / 2
    spread = (runs * m * m / (4 * (2 * m - 1))) ** 0.5  # hypergeometric: m of 2m, half of them new
    assert abs(hits - chance) <= 4 * spread


def test_the_order_of_remarks_is_not_that_of_their_arrival(
    open_words: Survey, trustee: Trustee
) -> None:
    """Neither as they are read nor as their rows lie: the last to write is as often the first."""
    do_not_wait_for_the_disk()
    writers, runs = 10, 10
    read = lain = 0
    order = "id" if connection.vendor == "sqlite" else "ctid"
    survey = open_words
    for run in range(runs):
        for number in range(1, writers + 1):
            typed, unit = slip(survey, "300", number + writers * run)
            answer.submit(survey, typed, unit, {"vo1": 4, "own": f"sana {number}"})
        Survey.objects.filter(pk=survey.pk).update(state=Survey.State.CLOSED)
        closed = Survey.objects.get(pk=survey.pk)
        count.load(closed, trustee.opens(closed))
        told = remarks.remarks_of(closed)
        last = next(at for at, one in enumerate(told) if one.text == f"sana {writers}")
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM surveys_remark ORDER BY {order}")  # noqa: S608
            rows = [str(row[0]).replace("-", "") for row in cursor.fetchall()]
        read, lain = read + last, lain + rows.index(told[last].pk.hex)
        Remark.objects.all().delete()
        Survey.objects.filter(pk=survey.pk).update(state=Survey.State.OPEN, box=uuid4())
        survey.refresh_from_db()
    chance, spread = runs * (writers - 1) / 2, (runs * (writers**2 - 1) / 12) ** 0.5
    assert abs(read - chance) <= 4 * spread
    assert abs(lain - chance) <= 4 * spread


def test_when_the_key_is_gone_nothing_here_opens_a_ballot(open_words: Survey) -> None:
    """Of a confidential survey the key was here; counting destroys it along with the box."""
    private, public = ballots.new_key()
    Survey.objects.filter(pk=open_words.pk).update(
        mode=Survey.Mode.CONFIDENTIAL,
        server_key=ballots.written(private),
        public_key=base64.b64encode(public).decode(),
    )
    survey = Survey.objects.get(pk=open_words.pk)
    typed, unit = slip(survey, "300", 1)
    answer.submit(survey, typed, unit, {"vo1": 4})
    kept = bytes(Ballot.objects.get().sealed)
    answer.close(survey)
    survey.refresh_from_db()
    count.load(survey, count.open_here(survey))
    survey.refresh_from_db()
    assert survey.server_key is None
    Ballot.objects.create(box=survey.box, sealed=kept)  # of a backup, say
    with pytest.raises(ballots.WrongKeyError):
        count.open_here(survey)
