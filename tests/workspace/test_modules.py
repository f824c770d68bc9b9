"""Modules are planned, worded and moved; what does not fit is said, and outsiders see a plan."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from talkoot.people.models import Organisation, Person, Role
from talkoot.programmes.actions import modules
from talkoot.programmes.breaks import Kind
from talkoot.programmes.models import Module, Programme
from talkoot.surveys.models import Survey
from talkoot.workshops.actions import prepare
from talkoot.workshops.models import Workshop
from talkoot.workspace import planning
from tests.conftest import ClientOf, person
from tests.workshops.conftest import METHOD

MAY = {"starts_on": date(2031, 5, 5), "ends_on": date(2031, 5, 25)}
JUNE = {"starts_on": date(2031, 6, 2), "ends_on": date(2031, 6, 20)}


@pytest.fixture
def two(programme: Programme, aino: Person) -> tuple[Module, Module]:
    return (
        modules.add_module(programme, title="Sukupolvet", owner=aino, **MAY),
        modules.add_module(programme, title="Oma työpäivä", **JUNE),
    )


def order(programme: Programme) -> list[str]:
    return list(programme.modules.values_list("title", flat=True))


def test_a_module_is_planned_with_what_a_form_asks(
    programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    words = {
        "title": "Sukupolvet",
        "audience": "supervisors",
        "starts_on": "5.5.2031",
        "ends_on": "25.5.2031",
        "owner": aino.pk,
        "lecturer": "Arvi Aalto, Rantaopisto",
    }
    client_of(aino).post(f"/programmes/{programme.pk}/modules/new/", words)
    made = programme.modules.get()
    assert (made.audience, made.starts_on, made.owner) == ("supervisors", MAY["starts_on"], aino)
    page = client_of(aino).get(f"/modules/{made.pk}/").content.decode()
    assert "Arvi Aalto, Rantaopisto" in page


def test_moving_in_order_makes_room(two: tuple[Module, Module], programme: Programme) -> None:
    modules.place_module(two[1], 1)
    assert order(programme) == ["Oma työpäivä", "Sukupolvet"]
    modules.place_module(two[1], 99)
    assert order(programme) == ["Sukupolvet", "Oma työpäivä"]


def test_those_after_it_follow_when_they_are_asked_to(
    two: tuple[Module, Module], aino: Person, client_of: ClientOf
) -> None:
    client_of(aino).post(f"/modules/{two[0].pk}/shift/", {"days": 7, "following": "on"})
    client_of(aino).post(f"/modules/{two[1].pk}/shift/", {"days": -1})
    for one in two:
        one.refresh_from_db()
    assert two[0].starts_on == date(2031, 5, 12)
    assert two[1].ends_on == date(2031, 6, 26)


def test_what_breaks_is_said_after_the_move(
    two: tuple[Module, Module], programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    room = prepare.prepare(
        programme,
        METHOD,
        aino,
        title="Eri-ikäisten kahvit",
        starts_at=timezone.make_aware(datetime(2031, 5, 7, 9)),
    )
    Workshop.objects.filter(pk=room.pk).update(module=two[0])
    page = client_of(aino).get(f"/programmes/{programme.pk}/modules/")
    assert page.context["broken"] == []
    client_of(aino).post(f"/modules/{two[0].pk}/shift/", {"days": 30})
    said = client_of(aino).get(f"/programmes/{programme.pk}/modules/").context["broken"]
    assert [key for key, _said in said] == [two[0].pk, two[1].pk, two[1].pk]
    assert "Eri-ikäisten kahvit" in said[0][1]


def test_a_module_moved_into_the_past_says_so_and_takes_nothing_along_that_was_to_come(
    two: tuple[Module, Module], programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    room = prepare.prepare(
        programme, METHOD, aino, title="Kahvit", module=two[0], opens_on=date(2031, 5, 7)
    )
    client_of(aino).post(f"/modules/{two[0].pk}/shift/", {"days": -3660})
    client_of(aino).post(f"/modules/{two[1].pk}/shift/", {"days": -99_999_999})
    for one in two:
        one.refresh_from_db()
    room.refresh_from_db()
    assert (two[0].starts_on, two[0].ends_on) == (date(2021, 4, 27), date(2021, 5, 17))
    assert (two[1].starts_on, room.opens_on) == (JUNE["starts_on"], date(2031, 5, 7))
    plan = planning.rows(programme, aino)
    kinds = [one.kind for one in planning.broken(programme, plan) if one.key == two[0].pk]
    assert Kind.PAST in kinds
    assert Kind.LOOSE in kinds
    assert client_of(aino).get(f"/programmes/{programme.pk}/modules/").status_code == 200


def test_an_owner_who_has_left_is_named(
    two: tuple[Module, Module], programme: Programme, aino: Person, bengt: Person
) -> None:
    Role.objects.filter(person=aino).delete()
    Role.objects.create(organisation=programme.house, person=bengt, role="coordinator")
    (row, _other) = planning.rows(programme, bengt)
    assert [one.other for one in planning.broken(programme, [row])] == ["Aino"]


def test_two_who_write_at_once_lose_nothing(
    two: tuple[Module, Module], aino: Person, client_of: ClientOf
) -> None:
    address = f"/modules/{two[0].pk}/edit/"
    seen = {"seen": 1, "audience": "staff"}
    first = client_of(aino).post(address, {**seen, "title": "Sukupolvet yhdessä"})
    second = client_of(aino).post(address, {**seen, "title": "Ikäpolvet"})
    assert (first.status_code, second.status_code) == (302, 409)
    page = second.content.decode()
    assert "Sukupolvet yhdessä" in page
    assert 'value="Ikäpolvet"' in page
    again = client_of(aino).post(address, {**seen, "seen": 2, "title": "Ikäpolvet"})
    assert again.status_code == 302
    two[0].refresh_from_db()
    assert two[0].title == "Ikäpolvet"


def test_numbers_are_kept_and_names_are_not_asked(
    two: tuple[Module, Module], aino: Person, bengt: Person, client_of: ClientOf
) -> None:
    address = f"/modules/{two[0].pk}/count/"
    tomorrow = timezone.localdate() + timedelta(days=1)
    told = {"what": "Kahvit", "people": 14, "expected": 20}
    client_of(aino).post(address, {**told, "held_on": f"{tomorrow:%d.%m.%Y}"})
    assert not two[0].attendances.exists()
    client_of(aino).post(address, {**told, "held_on": "1.3.2025"})
    assert two[0].attendances.get().people == 14
    assert client_of(bengt).post(address, told).status_code == 404
    going = f"/modules/counts/{two[0].attendances.get().pk}/remove/"
    assert "Kahvit" in client_of(aino).get(going).content.decode(), "she is asked first"
    assert two[0].attendances.exists()
    client_of(aino).post(going)
    assert not two[0].attendances.exists()


def test_a_partner_sees_the_plan_and_no_content(
    two: tuple[Module, Module], paavo: Person, bengt: Person, client_of: ClientOf
) -> None:
    words = {"body": "Luettavaa riittää", "lecturer": "Eeva Esimerkki"}
    modules.change_module(two[0], words, seen=1)
    page = f"/modules/{two[0].pk}/"
    ours = client_of(bengt).get(page).content.decode()
    assert "Luettavaa riittää" in ours
    assert "Eeva Esimerkki" in ours
    theirs = client_of(paavo).get(page).content.decode()
    assert "Sukupolvet" in theirs
    assert "Luettavaa" not in theirs
    assert "Eeva" not in theirs
    assert "Aino" not in theirs


def test_a_consultant_changes_what_she_owns_and_nothing_else(
    two: tuple[Module, Module], programme: Programme, naapuri: Organisation, client_of: ClientOf
) -> None:
    mika = person(naapuri, "Mika")
    Role.objects.create(organisation=programme.house, person=mika, role="facilitator")
    assert client_of(mika).get(f"/modules/{two[0].pk}/edit/").status_code == 404
    modules.change_module(two[0], {"owner": mika}, seen=1)
    assert client_of(mika).get(f"/modules/{two[0].pk}/edit/").status_code == 200


def test_a_module_that_goes_leaves_its_workshop(
    two: tuple[Module, Module], programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    room = prepare.prepare(programme, METHOD, aino, title="Kahvit")
    Workshop.objects.filter(pk=room.pk).update(module=two[0])
    client_of(aino).post(f"/modules/{two[0].pk}/remove/")
    assert list(programme.modules.values_list("title", "position")) == [("Oma työpäivä", 1)]
    assert Workshop.objects.get(pk=room.pk).module is None


def test_a_workshop_is_tied_to_one_module_and_let_go(
    two: tuple[Module, Module], programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    room = prepare.prepare(programme, METHOD, aino, title="Kahvit")
    first, second = (f"/modules/{one.pk}/tie/" for one in two)
    client_of(aino).post(first, {"workshops": [room.pk]})
    assert "Kahvit" in client_of(aino).get(f"/modules/{two[0].pk}/").content.decode()
    assert "Kahvit" not in client_of(aino).get(second).content.decode()
    client_of(aino).post(first, {})
    assert "Kahvit" in client_of(aino).get(second).content.decode()


def test_a_workshop_planned_from_a_module_belongs_to_it_and_may_be_tied_elsewhere_later(
    two: tuple[Module, Module],
    programme: Programme,
    naapuri: Organisation,
    aino: Person,
    client_of: ClientOf,
) -> None:
    theirs = Programme.objects.create(organisation=naapuri, title="Naapurin hanke")
    foreign = modules.add_module(theirs, title="Naapurin moduuli")
    coordinator = client_of(aino)
    page = coordinator.get(f"/modules/{two[0].pk}/").content.decode()
    address = f"/programmes/{programme.pk}/workshops/new/?module={two[0].pk}"
    assert address in page
    form = coordinator.get(address)
    assert f'<option value="{two[0].pk}" selected>' in form.content.decode()
    assert "Naapurin moduuli" not in form.content.decode()
    plain = coordinator.get("/workshops/new/").content.decode()
    assert f'<option value="{two[0].pk}">' in plain  # offered, and not chosen
    method = form.context["form"].fields["method"].choices[0][0]
    words = {"method": method, "mode": "live", "programme": programme.pk}
    assert coordinator.post(address, {**words, "module": foreign.pk}).status_code == 200
    coordinator.post(address, {**words, "module": two[0].pk})
    room = Workshop.objects.get()
    assert room.module == two[0]
    told = {"title": "Kahvit", "module": two[1].pk}
    coordinator.post(f"/workshops/{room.pk}/change/", told)
    room.refresh_from_db()
    assert (room.module, room.title) == (two[1], "Kahvit")


def test_a_survey_asked_in_a_module_belongs_to_its_programme_too(
    two: tuple[Module, Module], programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    address = f"/surveys/new/?module={two[1].pk}"
    form = client_of(aino).get(address)
    assert f'<option value="{two[1].pk}" selected>' in form.content.decode()
    words = {
        "organisation": programme.house.pk,
        "questionnaire": form.context["form"].fields["questionnaire"].initial,
        "title": "Voimavarat",
        "module": two[1].pk,
        "mode": "anonymous",
        "k": 5,
        "contact": "Aino",
    }
    client_of(aino).post(address, words)
    made = Survey.objects.get()
    assert (made.module, made.programme) == (two[1], programme)
    told = {"title": "Voimavarat", "k": 5, "contact": "Aino", "module": ""}
    client_of(aino).post(f"/surveys/{made.pk}/", told)
    made.refresh_from_db()
    assert made.module is None


def test_a_survey_that_is_being_prepared_is_offered_to_those_who_prepare_it(
    two: tuple[Module, Module], programme: Programme, aino: Person, client_of: ClientOf
) -> None:
    eero = person(programme.house, "Eero", "facilitator")
    modules.change_module(two[0], {"owner": eero}, seen=1)
    Survey.objects.create(organisation=programme.house, title="Salassa valmisteltu")
    page = f"/modules/{two[0].pk}/tie/"
    assert "Salassa valmisteltu" in client_of(aino).get(page).content.decode()
    hers = client_of(eero).get(page)
    assert hers.status_code == 200
    assert "Salassa valmisteltu" not in hers.content.decode()
