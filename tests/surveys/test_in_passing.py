"""What those see who print the slips, carry the box, or look at a slip that is not theirs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from talkoot.people.models import Person
from talkoot.site.cli import main
from talkoot.surveys import ballots
from talkoot.surveys.actions import answer, plan
from talkoot.surveys.models import Answer, Ballot, Survey
from tests.conftest import ClientOf
from tests.surveys.conftest import PEOPLE, Trustee, answered, place_of, slip

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def printed(survey: Survey) -> Survey:
    plan.print_slips(survey, {place_of(survey, code): n for code, n in PEOPLE.items()})
    survey.refresh_from_db()
    return survey


def seen(address: str, code: str) -> tuple[int, str]:
    response = Client().get(address.format(code=code))
    return response.status_code, response.content.decode().replace(code, "CODE")


@pytest.mark.parametrize("address", ["/s/{code}/", "/s/{code}/questions/"])
def test_nobody_who_only_looks_learns_whether_a_slip_was_used(
    printed: Survey, address: str
) -> None:
    used, unit = slip(printed, "200", 1)
    fresh, _unit = slip(printed, "200", 2)
    answer.submit(printed, used, unit, {"vo1": 4})
    assert seen(address, used) == seen(address, fresh)
    assert seen(address, used)[0] == 200


def test_a_slip_that_was_used_is_refused_when_it_is_sent(printed: Survey) -> None:
    code, unit = slip(printed, "200", 1)
    answer.submit(printed, code, unit, {"vo1": 4})
    assert send(code).status_code == 403
    assert Ballot.objects.count() == 1


def send(code: str) -> HttpResponse:
    response: HttpResponse = Client().post(f"/s/{code}/questions/", {"vo1": "2"})  # type: ignore[assignment]
    return response


def test_a_coordinator_carries_the_box_to_the_trustee_and_back_and_reads_no_answer(
    printed: Survey, trustee: Trustee, aino: Person, client_of: ClientOf, tmp_path: Path
) -> None:
    answered(printed)
    answer.close(printed)
    carrier = client_of(aino)
    box, key, opened = (tmp_path / name for name in ("box.json", "key.txt", "opened.json"))
    box.write_bytes(carrier.get(f"/surveys/{printed.pk}/ballots.json").content)
    key.write_text(ballots.written(trustee.private))
    assert main(["tally", str(box), str(key), str(opened)]) == 0
    assert set(json.loads(opened.read_text())) == {"sealed"}
    file = SimpleUploadedFile("OPENED.json", opened.read_bytes())
    carrier.post(f"/surveys/{printed.pk}/opened/", {"opened": file})
    printed.refresh_from_db()
    assert printed.state == Survey.State.COUNTED
    assert Answer.objects.count() == sum(PEOPLE.values())


@pytest.mark.parametrize("given", [b"", b"{}", b'{"sealed": "kukka"}', b'{"sealed": 4}', b"[]"])
def test_a_file_that_is_not_what_the_trustee_wrote_is_refused_in_words(
    printed: Survey, aino: Person, client_of: ClientOf, given: bytes
) -> None:
    answer.close(printed)
    file = SimpleUploadedFile("OPENED.json", given or b" ")
    response = client_of(aino).post(f"/surveys/{printed.pk}/opened/", {"opened": file})
    assert response.status_code == 200
    printed.refresh_from_db()
    assert printed.state == Survey.State.CLOSED
