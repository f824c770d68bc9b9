"""The attacker has the files: what lies in them, dead rows and journals too, leads to nobody."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import connection, connections
from django.utils import timezone

from talkoot.ground import environment
from talkoot.ground import scrub as database_files
from talkoot.ground.sealed import unseal
from talkoot.live.models import Change
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.stepkinds.write.kind import Body as Card
from talkoot.workshops import retention, screens, scrub
from talkoot.workshops.actions import close, give, join, moderate, move, prepare, rehearse
from talkoot.workshops.models import Beat, Contribution, Seat, Workshop
from tests.workshops.conftest import METHOD
from tests.workshops.test_anonymity import go_to

Files = Callable[..., bytes]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("files")]


@pytest.fixture
def files(transactional_db: None, tmp_path: Path) -> Iterator[Files]:
    """Everything the database has written to disk, as one heap of bytes."""
    on_disk = _postgresql() if connection.vendor == "postgresql" else _sqlite(tmp_path)
    yield from on_disk


def _sqlite(folder: Path) -> Iterator[Files]:
    """Let the tests' database, which lives in memory, go on in a file as an installation has it."""
    in_memory = connections["default"]
    path = folder / "talkoot.sqlite3"
    in_memory.ensure_connection()
    with sqlite3.connect(path) as copy:
        in_memory.connection.backup(copy)
    copy.close()
    settings = in_memory.settings_dict | environment.sqlite(path)
    connections["default"] = type(in_memory)(settings, alias="default")
    yield lambda *, journals=True: _heap(folder, () if journals else ("-wal",))
    connections["default"].close()
    connections["default"] = in_memory


def _postgresql() -> Iterator[Files]:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # of the tests before us, whose rows were deleted
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
        cursor.execute("SELECT oid FROM pg_database WHERE datname <> current_database()")
        besides = tuple(f"/base/{oid}/" for (oid,) in cursor.fetchall())  # tests beside us
    if not os.access(folder, os.R_OK | os.X_OK):
        pytest.skip("the server's files are not ours to read")

    def written(*, journals: bool = True) -> bytes:
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
        return _heap(folder, besides if journals else (*besides, "pg_wal"))

    yield written


Stranger = Callable[[str], AbstractContextManager[psycopg.Connection]]


@pytest.fixture
def stranger(monkeypatch: pytest.MonkeyPatch) -> Stranger:
    """Another connection to the server: into our database, or into one that is not ours."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite overwrites a row as it dies")
    ours = connection.settings_dict
    address = {key: ours[key.upper()] for key in ("host", "port", "user", "password")}
    names = {"ours": ours["NAME"], "another": "postgres"}

    @contextmanager
    def connected(database: str) -> Iterator[psycopg.Connection]:
        with (
            monkeypatch.context() as patched,
            psycopg.connect(**address, dbname=names[database], autocommit=True) as opened,
        ):
            patched.setattr(database_files, "PATIENCE", timedelta(seconds=0.2))
            yield opened

    return connected


def _heap(folder: Path, without: tuple[str, ...]) -> bytes:
    return b"".join(
        _bytes(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(word in str(path) for word in without)
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:  # of the tests beside us, and gone since we listed it
        return b""


@pytest.fixture
def word() -> str:
    """A word that no other test has written to these files."""
    return uuid4().hex


def write(seats: list[Seat], beat: Beat, word: str = "kortti") -> None:
    for number, seat in enumerate(seats):
        give.contribute(seat, beat, Card(text=f"{word} numero {number}"), key=uuid4())


def stored() -> list[bytes]:
    """The sealed cards, in the order in which their rows lie."""
    order = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT body FROM workshops_contribution ORDER BY {order}")  # noqa: S608
        return [bytes(row[0]) for row in cursor.fetchall()]


def test_the_files_do_not_tell_what_a_card_says_before_it_is_released(
    files: Files, workshop: Workshop, seats: list[Seat], word: str
) -> None:
    write(seats, go_to(workshop, "ideas"), word)
    heap = files()
    assert workshop.title.encode() in heap  # we do read what is written
    assert stored()[0] in heap
    assert word.encode() not in heap


def test_the_originals_leave_the_files_when_their_copies_are_released(
    files: Files, workshop: Workshop, seats: list[Seat]
) -> None:
    beat = go_to(workshop, "ideas")
    write(seats, beat)
    originals = stored()
    move.close_input(workshop, seen=beat.pk)
    assert scrub.scrub_due()
    heap = files(journals=connection.vendor == "sqlite")
    assert all(copy in heap for copy in stored())
    assert not any(original in heap for original in originals)


@pytest.mark.parametrize(
    ("database", "began"),
    [
        ("ours", "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1"),
        ("another", "BEGIN; SELECT pg_current_xact_id()"),
    ],
)
def test_while_somebody_can_still_see_what_was_erased_the_files_stay_due(
    workshop: Workshop, seats: list[Seat], stranger: Stranger, database: str, began: str
) -> None:
    beat = go_to(workshop, "ideas")
    write(seats, beat)
    with stranger(database) as elsewhere:
        elsewhere.execute(began)
        move.close_input(workshop, seen=beat.pk)
        assert not scrub.scrub_due()
        assert Workshop.objects.exclude(scrub_due=None).exists()
    assert scrub.scrub_due()


def test_after_all_is_erased_the_files_hold_nothing_that_was_not_released(
    files: Files, workshop: Workshop, word: str
) -> None:
    taken = [join.take_seat(workshop, nickname=f"{word[:20]} {n}") for n in range(6)]
    seats = [one.seat for one in taken]
    keys = [uuid4() for _seat in seats]
    beat = go_to(workshop, "ideas")
    for number, (seat, key) in enumerate(zip(seats, keys, strict=True)):
        give.contribute(seat, beat, Card(text=f"{word} numero {number}"), key=key)
    draft = give.contribute(seats[0], beat, Card(text=f"{word} luonnos"), key=uuid4())
    assert draft is not None
    give.take_back(seats[0], draft.pk)
    hidden = screens.readable(go_to(workshop, "dots").workshop.beats.get(step_id="ideas"))[0]
    hidden_text = hidden.body["text"]
    moderate.hide(workshop, hidden.pk, hidden=True)
    close.close(workshop)
    Workshop.objects.filter(pk=workshop.pk).update(closed_at=timezone.now() - timedelta(days=400))
    assert retention.erase_due() == 1
    heap = files()
    told = {f"{word} numero {n}" for n in range(6)} - {hidden_text}
    assert all(text.encode() in heap for text in told)  # the summary is kept
    secret = [hidden_text, f"{word} luonnos", f"{word[:20]} "]
    secret += [one.token for one in taken] + [one.return_code for one in taken]
    secret += [str(key) for key in keys] + [key.hex for key in keys]
    assert [word for word in secret if word.encode() in heap] == []
    assert not any(key.bytes in heap for key in keys)
    assert not Seat.objects.exists()


@pytest.mark.parametrize("ending", ["a rehearsal ends", "a plan is called off"])
def test_a_workshop_that_is_taken_away_whole_is_in_no_file(
    files: Files, programme: Programme, aino: Person, word: str, ending: str
) -> None:
    rehearsal = ending == "a rehearsal ends"
    room = prepare.prepare(programme, METHOD, aino, title=f"{word} koe", rehearsal=rehearsal)
    prepare.bring(room, (), [f"{word} kortti"])
    if rehearsal:
        prepare.open_room(room)
        join.take_seat(room, nickname="Sirkka")
    assert word.encode() in files()
    rehearse.end(room) if rehearsal else prepare.call_off(room)
    assert database_files.scrub_due()
    assert word.encode() not in files(journals=connection.vendor == "sqlite")


def test_which_transaction_wrote_a_row_does_not_part_late_cards_from_early_ones(
    workshop: Workshop, seats: list[Seat]
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL notes the transaction in the row")
    beat = go_to(workshop, "ideas")
    write(seats, beat)
    move.close_input(workshop, seen=beat.pk)
    give.contribute(seats[0], beat, Card(text="myöhässä"), key=uuid4())
    close.close(workshop)
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT xmin::text FROM workshops_contribution")
        assert len(cursor.fetchall()) == 1


def do_not_wait_for_the_disk() -> None:
    """Hundreds of small transactions, none of which has to outlive this test."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit TO off")


def test_where_a_row_lies_does_not_part_late_cards_from_early_ones(
    workshop: Workshop, seats: list[Seat]
) -> None:
    """The late card must not lie last more often than chance lets it."""
    do_not_wait_for_the_disk()
    beat = go_to(workshop, "ideas")
    runs, last = 40, 0
    for _run in range(runs):
        workshop.seats.update(sends=0)
        for seat in seats:
            seat.given.all().delete()
        write(seats, beat)
        move.close_input(workshop, seen=beat.pk)
        give.contribute(seats[0], beat, Card(text="myöhässä"), key=uuid4())
        Beat.objects.filter(pk=beat.pk).update(closed=False)
        move.close_input(workshop, seen=beat.pk)
        last += unseal(stored()[-1])["text"] == "myöhässä"
        Contribution.objects.all().delete()
        Beat.objects.filter(pk=beat.pk).update(closed=False, released_at=None)
    chance = 1 / (len(seats) + 1)
    assert last <= runs * chance + 4 * (runs * chance * (1 - chance)) ** 0.5


def test_the_log_counts_nobody_and_names_nobody(workshop: Workshop, seats: list[Seat]) -> None:
    do_not_wait_for_the_disk()
    beat = go_to(workshop, "ideas")
    before = Change.objects.count()
    for seat in seats:
        for number in range(3):
            give.contribute(seat, beat, Card(text=f"kortti {number}"), key=uuid4())
    changes = list(Change.objects.order_by("version")[before:].values_list("audience", "payload"))
    words = ["some", "half", "nearly-all", "all"]
    assert len(changes) == 2 * len(words)  # to host and wall, when what they are told changes
    assert len({payload for _audience, payload in changes}) == 1
    assert not any(str(seat.pk) in str(changes) for seat in seats)


def test_what_was_withdrawn_before_release_is_told_to_nobody(
    workshop: Workshop, seats: list[Seat]
) -> None:
    card = give.contribute(seats[0], go_to(workshop, "ideas"), Card(text="ei"), key=uuid4())
    assert card is not None
    before = Change.objects.count()
    assert give.take_back(seats[0], card.pk)
    assert Change.objects.count() == before
