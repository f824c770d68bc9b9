"""Operating models: made of what was said, tried, signed, taken up, released and handed on."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from talkoot.people.models import Person, Placement, Unit
from talkoot.practice import differing, states
from talkoot.practice.actions import operating_models as verbs
from talkoot.practice.actions import record_evidence
from talkoot.practice.models import Evidence, OperatingModel
from talkoot.practice.steps import steps_of
from talkoot.programmes.models import Programme
from talkoot.workshops import retention
from talkoot.workshops.actions import close, prepare
from tests.conftest import ClientOf, person
from tests.workshops.conftest import METHOD

TODAY = timezone.localdate()
WORDS = {
    "name": "Viiden minuutin vaihto",
    "need": "Tieto ei siirry vuorosta toiseen",
    "steps": "Kirjoita taululle\nKerro seuraavalle",
    "agreed_with": "Liisa keittiöstä",
    "owner": "Outi",
    "licence": "CC-BY-4.0",
}


@pytest.fixture
def model(programme: Programme) -> OperatingModel:
    return verbs.make(programme.house, WORDS, programme=programme)


@pytest.fixture
def evidence(programme: Programme) -> Evidence:
    return record_evidence(
        programme,
        source=uuid4(),
        kind="write",
        title="Avaimet ovat hukassa",
        body={"items": ["Avaimet"]},
        found_on=date(2026, 10, 1),
    )


@pytest.mark.parametrize(
    "written",
    [
        "Kirjoita\nKerro",
        " Kirjoita \r\n\r\nKerro\n",
        "1. Kirjoita\n2) Kerro",
        "- Kirjoita\n– Kerro",
    ],
)
def test_steps_are_told_apart_however_they_were_typed(written: str) -> None:
    assert steps_of(written) == ["Kirjoita", "Kerro"]


def test_a_step_keeps_a_number_that_belongs_to_it() -> None:
    assert steps_of("5 minuuttia taululla\n9.15 alkaa") == ["5 minuuttia taululla", "9.15 alkaa"]


def test_whoever_reads_a_model_sees_where_a_step_ends(
    aino: Person, model: OperatingModel, client_of: ClientOf
) -> None:
    page = client_of(aino).get(f"/models/{model.pk}/").content.decode()
    assert "<li>Kirjoita taululle</li><li>Kerro seuraavalle</li>" in page


def test_aino_makes_a_model_of_what_a_workshop_found(
    aino: Person, evidence: Evidence, client_of: ClientOf
) -> None:
    client = client_of(aino)
    address = f"/models/new/?evidence={evidence.pk}"
    assert "Avaimet ovat hukassa" in client.get(address).content.decode()
    client.post(address, WORDS | {"programme": evidence.programme_id})
    made = OperatingModel.objects.get()
    assert [one.words for one in made.origins.all()] == ["Avaimet ovat hukassa"]
    assert made.organisation == evidence.programme.organisation
    page = client.get(f"/models/{made.pk}/").content.decode()
    assert f"/evidence/{evidence.pk}/" in page


def test_a_model_outlives_the_workshop_it_came_from(
    aino: Person, programme: Programme, client_of: ClientOf
) -> None:
    room = prepare.prepare(programme, METHOD, aino, title="Mistä arki sujuu?")
    prepare.open_room(room)
    close.close(room)
    found = record_evidence(
        programme, source=room.pk, kind="write", title="Rauha", body={"items": []}, found_on=TODAY
    )
    model = verbs.make(programme.house, WORDS, programme=programme)
    verbs.rest_on(model, "evidence", found.pk, found.title, found.found_on)  # type: ignore[arg-type]
    retention.erase(room)
    found.delete()
    page = client_of(aino).get(f"/models/{model.pk}/").content.decode()
    assert "Rauha" in page


def test_a_trial_needs_its_days_and_use_needs_a_signature() -> None:
    day = date(2026, 12, 1)
    lacks = states.lacks
    assert lacks("idea", "trial", signed=False) == states.LACKS_DAYS
    one = {"trial_from": day, "check_on": day}
    assert lacks("idea", "trial", signed=False, **one) == states.LACKS_ORDER
    later = one | {"check_on": day + timedelta(days=1)}
    assert not lacks("idea", "trial", signed=False, **later)
    assert lacks("trial", "in-use", signed=False) == states.LACKS_SIGNATURE
    assert not lacks("trial", "in-use", signed=True)
    assert lacks("idea", "in-use", signed=True) == states.NOT_NEXT


def test_the_whole_way_is_logged(aino: Person, model: OperatingModel, client_of: ClientOf) -> None:
    client = client_of(aino)
    way = f"/models/{model.pk}/move/"
    assert "alert" in client.post(way, {"state": "trial"}).content.decode()
    days = {"trial_from": "1.3.2027", "check_on": "1.6.2027"}
    client.post(way, days | {"state": "trial"})
    client.post(way, {"state": "in-use"})
    model.refresh_from_db()
    assert model.state == "trial", "nobody has signed"
    client.post(f"/models/{model.pk}/sign/", {"agreed": "Keittiön väki", "version": "1"})
    client.post(way, {"state": "in-use", "why": "Toimii"})
    log = list(model.changes.order_by("pk").values_list("state", "why"))
    assert log == [("idea", ""), ("trial", ""), ("in-use", "Toimii")]


def test_a_signature_is_of_the_version_that_was_read(
    aino: Person, model: OperatingModel, client_of: ClientOf
) -> None:
    verbs.word(model, {"steps": "Kerro"}, seen=1)
    for version in ("1", "", "²"):
        typed = {"agreed": "Keittiön väki 3.11.", "version": version}
        again = client_of(aino).post(f"/models/{model.pk}/sign/", typed).content.decode()
        assert "Keittiön väki 3.11." in again, "what was typed is there still"
    assert not model.signatures.exists()


def test_two_who_word_it_at_once_are_shown_both(
    aino: Person, model: OperatingModel, client_of: ClientOf
) -> None:
    verbs.word(model, {"need": "Tieto katoaa"}, seen=1)
    mine = WORDS | {"need": "Viesti katoaa", "version": "1"}
    client = client_of(aino)
    page = client.post(f"/models/{model.pk}/edit/", mine).content.decode()
    model.refresh_from_db()
    assert model.need == "Tieto katoaa"
    assert "Viesti katoaa" in page
    assert "<del>" in page
    client.post(f"/models/{model.pk}/edit/", mine | {"version": "2"})
    model.refresh_from_db()
    assert (model.need, model.version) == ("Viesti katoaa", 3)


def test_what_has_changed_is_told_word_by_word() -> None:
    [change] = differing.changes({"steps": "Kerro heti kaikille"}, {"steps": "Kerro kaikille"})
    told = [(one.how, one.text.strip()) for one in change.pieces]
    assert told == [("same", "Kerro"), ("gone", "heti"), ("same", "kaikille")]


def test_a_manager_takes_it_up_for_her_unit_and_no_other(
    model: OperatingModel, kitchen: Unit, client_of: ClientOf
) -> None:
    outi = person(kitchen.organisation, "Outi", "manager", "member")
    Placement.objects.create(membership=outi.memberships.get(), unit=kitchen, manages=True)
    other = Unit.objects.create(organisation=kitchen.organisation, code="9", names={"fi": "Sali"})
    client_of(outi).post(f"/models/{model.pk}/adopt/", {"unit": [kitchen.pk, other.pk]})
    assert [one.unit for one in model.adoptions.all()] == [kitchen]


def test_the_public_page_says_what_was_released_and_names_nobody(
    aino: Person, model: OperatingModel, client_of: ClientOf
) -> None:
    client, stranger = client_of(aino), client_of(None)
    client.post(f"/models/{model.pk}/release/", {"version": "1"})
    model.refresh_from_db()
    address = f"/models/public/{model.secret}/"
    verbs.word(model, {"need": "Salaisuus"}, seen=1)
    page = stranger.get(address).content.decode()
    assert "Tieto ei siirry" in page
    assert not {"Liisa", "Outi", "Salaisuus"} & {*page.replace("<", " ").split()}
    client.post(f"/models/{model.pk}/release/", {"do": "take-back"})
    assert stranger.get(address).status_code == 404


def test_bengt_reads_a_model_and_changes_nothing(
    bengt: Person, cecilia: Person, paavo: Person, model: OperatingModel, client_of: ClientOf
) -> None:
    assert client_of(bengt).get(f"/models/{model.pk}/").status_code == 200
    for who in (bengt, cecilia, paavo):
        for way in ("edit", "move", "sign", "adopt", "release"):
            answer = client_of(who).post(f"/models/{model.pk}/{way}/", {"state": "retired"})
            assert answer.status_code == 404
    assert client_of(cecilia).get(f"/models/{model.pk}/").status_code == 404
    assert client_of(paavo).get(f"/models/{model.pk}/").status_code == 404
