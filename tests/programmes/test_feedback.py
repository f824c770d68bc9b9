"""Feedback of a module: once each, kept as sums, and no row leads to a person."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import serializers
from django.utils import timezone

from talkoot.people.models import Organisation, Person
from talkoot.programmes.actions import modules
from talkoot.programmes.actions.feedback import forget_due, give_feedback, is_open
from talkoot.programmes.models import Feedback, FeedbackMark, Module, Programme
from talkoot.programmes.trainers import trainers
from tests.conftest import ClientOf, person


@pytest.fixture
def module(programme: Programme) -> Module:
    return modules.add_module(programme, title="Sukupolvet")


def test_each_is_asked_once(module: Module, bengt: Person, client_of: ClientOf) -> None:
    address = f"/modules/{module.pk}/feedback/"
    assert client_of(bengt).post(address, {}).status_code == 200  # nothing was answered
    assert client_of(bengt).post(address, {"useful": 5, "best": 2}).status_code == 302
    client_of(bengt).post(address, {"useful": 1})
    assert Feedback.objects.get().waiting == {"useful": {"5": 1}, "best": {"2": 1}}


def test_nothing_kept_says_who_answered_what(module: Module, bengt: Person) -> None:
    give_feedback(module, bengt, {"useful": 4})
    kept = serializers.serialize("json", [*Feedback.objects.all(), *FeedbackMark.objects.all()])
    rows = [row["fields"] | {"pk": row["pk"]} for row in json.loads(kept)]
    assert {key for row in rows for key in row} == {"module", "waiting", "told", "pk"}
    assert "Bengt" not in kept


def test_the_page_shows_it_when_five_have_answered(
    module: Module, kuoma: Organisation, aino: Person, client_of: ClientOf
) -> None:
    for number in range(4):
        give_feedback(module, person(kuoma, f"Siivooja{number}", "member"), {"useful": 4})
    page = client_of(aino).get(f"/modules/{module.pk}/")
    assert page.context["feedback"] == []
    give_feedback(module, aino, {"useful": 2})
    (_scale, figure), *_others = client_of(aino).get(f"/modules/{module.pk}/").context["feedback"]
    assert (figure.n, figure.mean) == (5, 3.6)


def test_modules_are_ranked_by_what_may_be_told(
    module: Module, kuoma: Organisation, aino: Person, client_of: ClientOf
) -> None:
    better = modules.add_module(module.programme, title="Oma työpäivä")
    silent = modules.add_module(module.programme, title="Hiljainen")
    for number in range(5):
        somebody = person(kuoma, f"Kokki{number}", "member")
        give_feedback(module, somebody, {"useful": 3 + number % 2})
        give_feedback(better, somebody, {"useful": 4 + number % 2})
    give_feedback(silent, aino, {"useful": 5})
    liked = client_of(aino).get(f"/programmes/{module.programme_id}/modules/").context["liked"]
    assert [(one.title, one.mean) for one in liked] == [("Oma työpäivä", 4.4), ("Sukupolvet", 3.4)]


def test_two_months_later_nobody_can_tell_who_answered(
    module: Module, bengt: Person, client_of: ClientOf
) -> None:
    today = timezone.localdate()
    give_feedback(module, bengt, {"useful": 4})
    modules.change_module(module, {"ends_on": today - timedelta(days=60)}, seen=1)
    assert forget_due() == 0
    modules.change_module(module, {"ends_on": today - timedelta(days=61)}, seen=2)
    assert forget_due() == 2
    assert not FeedbackMark.objects.exists()
    assert Feedback.objects.get().waiting == {}
    client_of(bengt).post(f"/modules/{module.pk}/feedback/", {"useful": 5})
    assert Feedback.objects.get().waiting == {}


def test_a_module_of_one_day_or_of_none_is_over_too(
    module: Module, programme: Programme, bengt: Person
) -> None:
    today = timezone.localdate()
    before = today - timedelta(days=61)
    for days in ({"starts_on": before, "ends_on": None}, {"starts_on": None, "ends_on": None}):
        give_feedback(module, bengt, {"useful": 4})
        Module.objects.filter(pk=module.pk).update(**days)
        Programme.objects.filter(pk=programme.pk).update(ends_on=before)
        module.refresh_from_db()
        assert not is_open(module)
        forget_due()
        assert not FeedbackMark.objects.exists()


def test_a_partner_is_not_asked(module: Module, paavo: Person, client_of: ClientOf) -> None:
    assert client_of(paavo).get(f"/modules/{module.pk}/feedback/").status_code == 404


@pytest.fixture
def taught(programme: Programme, kuoma: Organisation) -> Module:
    """Two teach it: a lecturer from outside, and Eero who leads workshops for the house."""
    eero = person(kuoma, "Eero", "facilitator")
    return modules.add_module(programme, title="Tauot", lecturer="Arvi; Liisa", owner=eero)


def test_those_who_taught_are_told_of_ten_at_a_time_and_to_few(
    taught: Module, kuoma: Organisation, aino: Person, bengt: Person, client_of: ClientOf
) -> None:
    arvi, liisa, eero = trainers(taught)
    assert (arvi.name, liisa.name, eero.person) == ("Arvi", "Liisa", taught.owner_id)
    page, address = f"/modules/{taught.pk}/", f"/modules/{taught.pk}/feedback/"
    form = client_of(bengt).get(address).content.decode()
    assert arvi.name in form
    assert client_of(bengt).post(address, {arvi.field: 6}).status_code == 200
    client_of(bengt).post(address, {arvi.field: 2, eero.field: 5, "useful": 4})
    for number in range(8):
        given = {arvi.key: 4, eero.key: 4, "useful": 4}
        give_feedback(taught, person(kuoma, f"Kokki{number}", "member"), given)
    shown = client_of(aino).get(page).context["trainers"]
    assert [one.released for _who, one in shown] == [False, False, False]  # nine each
    give_feedback(taught, aino, {arvi.key: 4, eero.key: 1})
    shown = client_of(aino).get(page).context["trainers"]
    assert [(who.name, one.mean) for who, one in shown if one.released] == [
        ("Arvi", 3.8),
        ("Eero", 3.8),
    ]
    assert [who.name for who, _one in _trainers(client_of, taught.owner, page)] == ["Eero"]
    assert _trainers(client_of, bengt, page) == []
    modules.change_module(taught, {"lecturer": "Someone else"}, seen=1)
    first, *_others = client_of(aino).get(page).context["trainers"]
    assert not first[1].released  # what was said of Arvi is not said of her


def _trainers(client_of: ClientOf, reader: Person | None, page: str) -> list[Any]:
    assert reader is not None
    found: list[Any] = client_of(reader).get(page).context["trainers"]
    return found
