"""My unit on one page and on paper, and what an observer looks at."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from talkoot.people.models import Person, Unit
from talkoot.practice.actions import keep_commitment, record_evidence
from talkoot.practice.actions import operating_models as modelling
from talkoot.programmes.models import Programme
from talkoot.surveys.models import Survey
from talkoot.workshops.actions import close, prepare
from talkoot.workshops.models import Workshop
from tests.conftest import ClientOf
from tests.workshops.conftest import METHOD


@pytest.fixture
def agreed(programme: Programme, kitchen: Unit) -> None:
    keep_commitment(programme, what="Avainkaappi", owner="Keittiö", unit=kitchen)
    keep_commitment(programme, what="Muiden asia", owner="Muut")
    model = modelling.make(programme.house, {"name": "Vaihto", "steps": "Kerro"})
    modelling.adopt(model, [kitchen], among=[kitchen])


def test_bengt_comes_to_his_own_unit(
    bengt: Person, kitchen: Unit, agreed: None, client_of: ClientOf
) -> None:
    page = client_of(bengt).get("/unit/", follow=True)
    told = page.content.decode()
    assert page.request["PATH_INFO"] == f"/units/{kitchen.pk}/"
    assert "Avainkaappi" in told
    assert "Vaihto" in told
    assert "Muiden asia" not in told


def test_the_card_has_what_the_unit_agreed_and_how_it_works(
    bengt: Person, cecilia: Person, kitchen: Unit, agreed: None, client_of: ClientOf
) -> None:
    way = f"/units/{kitchen.pk}/card/"
    told = client_of(bengt).get(way).content.decode()
    assert "Avainkaappi" in told
    assert "Kerro" in told
    assert client_of(cecilia).get(way).status_code == 404


def test_another_unit_is_not_bengts_to_see(
    bengt: Person, olga: Person, kitchen: Unit, client_of: ClientOf
) -> None:
    other = Unit.objects.create(organisation=kitchen.organisation, code="9", names={"fi": "Sali"})
    assert client_of(bengt).get(f"/units/{other.pk}/").status_code == 404
    assert client_of(olga).get(f"/units/{other.pk}/").status_code == 200


def test_olga_sees_each_promise_and_what_should_have_been_erased(
    aino: Person, olga: Person, programme: Programme, client_of: ClientOf
) -> None:
    Survey.objects.create(
        organisation=programme.house, title="Syksy", trustee="Tuulikki", k=7, source=""
    )
    room = prepare.prepare(programme, METHOD, aino, title="Mistä arki sujuu?")
    prepare.open_room(room)
    close.close(room)
    told = client_of(olga).get("/observer/").content.decode()
    assert "Tuulikki" in told
    assert "7" in told
    assert "notice bad" not in told
    long_ago = timezone.now() - timedelta(days=60)
    Workshop.objects.filter(pk=room.pk).update(closed_at=long_ago)
    assert "notice bad" in client_of(olga).get("/observer/").content.decode()


def test_from_a_commitment_to_its_workshop_is_two_clicks(
    aino: Person, bengt: Person, programme: Programme, client_of: ClientOf
) -> None:
    room = prepare.prepare(programme, METHOD, aino, title="Mistä arki sujuu?")
    prepare.open_room(room)
    close.close(room)
    record = record_evidence(
        programme,
        source=room.pk,
        kind="write",
        title="Avaimet ovat hukassa",
        body={"items": ["Avaimet pitää hakea"]},
        found_on=timezone.localdate(),
    )
    kept = keep_commitment(programme, what="Avainkaappi", owner="Keittiö", evidence=record)
    client = client_of(bengt)
    first = client.get(f"/commitments/{kept.pk}/").content.decode()
    assert f"/evidence/{record.pk}/" in first
    second = client.get(f"/evidence/{record.pk}/").content.decode()
    assert "Avaimet pitää hakea" in second
    assert f"/workshops/{room.pk}/" in second
