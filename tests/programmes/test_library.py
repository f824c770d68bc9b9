"""The library: what it says is complete and public, and one can start from it."""

from __future__ import annotations

import re

import pytest

from talkoot.methods import library as methods
from talkoot.people.models import Organisation, Person
from talkoot.programmes.actions.starting import start_from
from talkoot.programmes.library.example import Example
from talkoot.programmes.library.shelf import examples, found
from tests.conftest import ClientOf

ALL = list(examples().values())


def test_the_five_source_programmes_are_there() -> None:
    assert list(examples()) == ["akseli", "aura", "posio", "taipalsaari", "varkaus"]
    assert [one.total and one.grant and one.total == 2 * one.grant for one in ALL].count(True) == 4
    assert len(examples()["aura"].modules) == 6
    audiences = [part.audience for part in examples()["aura"].modules]
    assert (audiences.count("staff"), audiences.count("supervisors")) == (4, 2)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_an_example_is_whole_in_every_language(one: Example) -> None:
    texts = [one.title, one.what, *one.goals, *(award.name for award in one.awards)]
    texts += [text for part in one.modules for text in (part.title, part.aim)]
    assert not any(text.missing for text in texts)
    assert {method.id for method in map(methods.find, one.methods)} == set(one.methods)
    assert not re.search(r"@|\d{3} \d{3,4}", " ".join(text.text("fi") for text in texts))


@pytest.mark.parametrize(
    ("words", "ids"),
    [("Posion", ["posio"]), ("mästare gesäll", ["varkaus"]), ("210422", ["taipalsaari"])],
)
def test_a_word_in_any_language_finds_it(words: str, ids: list[str]) -> None:
    assert [one.id for one in found(words)] == ids


def test_starting_from_one_makes_its_goals_and_modules(kuoma: Organisation) -> None:
    one = examples()["aura"]
    made = start_from(one, kuoma)
    assert [module.title for module in made.modules.all()] == [
        part.title.text() for part in one.modules
    ]
    assert [goal.what for goal in made.plan.text.goals] == [goal.text() for goal in one.goals]
    assert made.card is None
    tasks = made.modules.first().tasks.all()  # type: ignore[union-attr]
    assert [task.title for task in tasks] == [methods.find("generational-dialogue").title.text()]


def test_only_a_coordinator_starts_and_only_in_her_house(
    kuoma: Organisation, naapuri: Organisation, aino: Person, bengt: Person, client_of: ClientOf
) -> None:
    for who, house in ((bengt, kuoma), (aino, naapuri)):
        answer = client_of(who).post("/library/posio/", {"house": house.slug})
        assert answer.status_code == 404
    answer = client_of(aino).post("/library/posio/", {"house": kuoma.slug})
    assert answer.status_code == 302
    assert kuoma.programmes.count() == 1
