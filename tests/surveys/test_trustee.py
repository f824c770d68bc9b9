"""The trustee makes the key, tries it before anybody answers, and opens the box."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from talkoot.people.models import Organisation, Person
from talkoot.site.cli import main
from talkoot.surveys import ballots
from talkoot.surveys.actions import answer, plan, trust
from talkoot.surveys.fingerprints import fingerprint
from talkoot.surveys.models import Ballot, SpentSlip, Survey
from tests.surveys.conftest import Trustee, slip

pytestmark = pytest.mark.django_db(transaction=True)


def named(survey: Survey) -> str:
    """The path of the trustee's link."""
    trust.name(survey, "Tuulikki Tammi")
    return trust.address(survey).partition("/trustee/")[2].join(("/trustee/", ""))


def gives_key(client: Client, path: str, trustee: Trustee) -> Any:
    public = base64.b64encode(trustee.public).decode()
    return client.post(f"{path}key/", {"public_key": public})


def brings(client: Client, path: str, trustee: Trustee) -> HttpResponse:
    """She takes the box from her page, opens it, and gives it back there."""
    told = client.get(f"{path}box.json").json()
    opened = ballots.tally((base64.b64decode(one) for one in told["ballots"]), trustee.private)
    sealed = ballots.give_back(opened, base64.b64decode(told["server"]))
    words = json.dumps({"sealed": base64.b64encode(sealed).decode()}).encode()
    return client.post(f"{path}opened/", {"opened": SimpleUploadedFile("OPENED.json", words)})  # type: ignore[return-value]


@pytest.fixture
def bare(kuoma: Organisation, draft: Survey) -> Survey:
    """A planned survey whose trustee has made no key yet."""
    Survey.objects.filter(pk=draft.pk).update(public_key="", trustee="")
    draft.trust.delete()
    return Survey.objects.get(pk=draft.pk)


def test_the_survey_opens_once_the_trustee_has_opened_a_test_ballot(
    client: Client, bare: Survey, trustee: Trustee
) -> None:
    path = named(bare)
    assert gives_key(client, path, trustee).status_code == 302
    bare.refresh_from_db()
    with pytest.raises(plan.NotReadyError):
        plan.open_survey(bare)
    assert brings(client, path, trustee).status_code == 302
    plan.open_survey(bare)
    assert Survey.objects.get(pk=bare.pk).state == Survey.State.OPEN


def test_where_there_is_no_key_none_has_been_tried(bare: Survey) -> None:
    trust.name(bare, "Tuulikki Tammi")
    assert not trust.is_rehearsed(bare)


def test_another_key_has_to_be_tried_anew(draft: Survey) -> None:
    assert not plan.missing(draft)
    other = base64.b64encode(ballots.new_key()[1]).decode()
    plan.keep_key(draft, other, "Tuulikki Tammi")
    draft.refresh_from_db()
    assert len(plan.missing(draft)) == 1


def test_what_is_not_the_test_ballot_of_this_survey_is_no_rehearsal(draft: Survey) -> None:
    for wrong in ([], [{"trial": "muu"}], [{"trial": draft.trust.trial}, {}]):
        with pytest.raises(trust.NotRehearsedError):
            trust.rehearse(draft, wrong)


def test_the_trustee_opens_the_box_on_her_own_page(
    client: Client, survey: Survey, trustee: Trustee
) -> None:
    path = named(survey) or ""
    typed, unit = slip(survey, "100", 1)
    answer.submit(survey, typed, unit, {"vo1": 4})
    assert client.post(f"{path}key/", {"public_key": "x"}).status_code == 404
    answer.close(survey)
    assert brings(client, path, trustee).status_code == 302
    survey.refresh_from_db()
    assert survey.state == Survey.State.COUNTED
    assert not Ballot.objects.exists()
    assert client.get(path).status_code == 200
    assert client.get(f"{path}box.json").status_code == 404


def test_a_test_ballot_brought_back_late_counts_as_no_answers(
    client: Client, survey: Survey, trustee: Trustee
) -> None:
    path = named(survey)
    early = client.get(f"{path}box.json").json()
    answer.close(survey)
    opened = ballots.tally((base64.b64decode(one) for one in early["ballots"]), trustee.private)
    sealed = ballots.give_back(opened, base64.b64decode(early["server"]))
    words = json.dumps({"sealed": base64.b64encode(sealed).decode()}).encode()
    file = SimpleUploadedFile("OPENED.json", words)
    assert client.post(f"{path}opened/", {"opened": file}).status_code == 200
    survey.refresh_from_db()
    assert survey.state == Survey.State.CLOSED


def test_only_the_newest_link_leads_to_the_trustees_page(client: Client, draft: Survey) -> None:
    old = named(draft)
    assert client.get(old).status_code == 200
    trust.renew_link(draft)
    assert client.get(old).status_code == 404
    assert client.get(named(draft)).status_code == 200


def test_the_trustees_page_sets_no_cookie_and_sends_no_referrer(
    client: Client, draft: Survey
) -> None:
    response = client.get(named(draft))
    assert not response.cookies
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response.headers["Cache-Control"]


def test_the_same_fingerprint_stands_wherever_people_compare_it(
    client: Client, aino: Person, survey: Survey
) -> None:
    letters = fingerprint(survey.public_key)
    typed, _unit = slip(survey, "100", 1)
    plan.print_slips(survey, {_unit: 7})
    assert letters in client.get(named(survey)).content.decode()
    assert letters in client.get(f"/s/{typed}/").content.decode()
    client.force_login(aino)
    assert letters in client.get(f"/surveys/{survey.pk}/").content.decode()


def test_talkoot_key_and_tally_print_the_fingerprint_and_know_another_survey(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], draft: Survey
) -> None:
    key, box, opened = (tmp_path / name for name in ("key.txt", "box.json", "opened.json"))
    assert main(["key", str(key)]) == 0
    told = capsys.readouterr()
    assert fingerprint(told.out) in told.err
    box.write_text(json.dumps(trust.box(draft)))
    assert main(["tally", str(box), str(key), str(opened)]) == 2
    refused = capsys.readouterr().err
    assert fingerprint(told.out) in refused
    assert fingerprint(draft.public_key) in refused
    assert not opened.exists()


def test_a_survey_whose_key_is_lost_ends_and_its_answers_are_erased(
    client: Client, aino: Person, survey: Survey
) -> None:
    typed, unit = slip(survey, "100", 1)
    answer.submit(survey, typed, unit, {"vo1": 4})
    client.force_login(aino)
    assert client.post(f"/surveys/{survey.pk}/lost/").status_code == 404  # it is still open
    answer.close(survey)
    assert client.get(f"/surveys/{survey.pk}/lost/").status_code == 200
    assert Ballot.objects.exists()
    assert client.post(f"/surveys/{survey.pk}/lost/").status_code == 302
    assert not Ballot.objects.exists()
    assert not SpentSlip.objects.exists()
    assert client.get(f"/surveys/{survey.pk}/").status_code == 200
    assert client.get(named(survey)).status_code == 200
