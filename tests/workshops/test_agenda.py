"""The agenda holds what the file says, and changing one beat moves nothing else."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.methods import library
from talkoot.methods.definition import Method
from talkoot.people.models import Organisation, Person
from talkoot.programmes.models import Programme
from talkoot.workshops import agenda
from talkoot.workshops.actions import pace, prepare
from talkoot.workshops.models import Beat, Workshop
from tests.workshops.conftest import METHOD

ROUNDS = (
    METHOD.replace('id = "ideas"', 'id = "ideas"\nrounds = "turns"')
    .replace('id = "dots"', 'id = "dots"\nrounds = "turns"')
    .replace("groups =", 'rounds = [{ id = "turns", times = 3 }]\ngroups =')
)


def plan_of(workshop: Workshop) -> list[tuple[str, int, int]]:
    return [(beat.step_id, beat.round, beat.minutes) for beat in workshop.beats.all()]


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("method", library.shipped(), ids=lambda method: method.id)
def test_the_agenda_takes_as_long_as_the_method_says(method: Method, short: bool) -> None:
    beats = agenda.plan(method, short=short)
    assert sum(beat.minutes for beat in beats) == method.minutes(short=short)


def test_a_block_of_rounds_is_run_whole_before_it_is_run_again() -> None:
    steps = [(beat.step.id, beat.round) for beat in agenda.plan(library.parse(ROUNDS))]
    block = [("ideas", 1), ("dots", 1), ("ideas", 2), ("dots", 2), ("ideas", 3), ("dots", 3)]
    assert steps == [("welcome", 1), *block, ("aloud", 1), ("promises", 1)]


def test_one_more_round_comes_after_the_last_one(programme: Programme, aino: Person) -> None:
    workshop = prepare.prepare(programme, ROUNDS, aino, title="Kierroksia")
    assert pace.repeat(workshop, workshop.beats.filter(step_id="dots")[0].pk)
    steps = [(beat.step_id, beat.round) for beat in workshop.beats.all()]
    assert steps[5:10] == [("ideas", 3), ("dots", 3), ("ideas", 4), ("dots", 4), ("aloud", 1)]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
@pytest.mark.django_db
def test_whatever_is_done_to_some_beats_the_others_stay_as_they_were(seed: int) -> None:
    rng = Random(seed)
    town = Organisation.objects.create(name="Kuoma", slug=f"kuoma-{seed}", languages=["fi"])
    programme = Programme.objects.create(organisation=town, title="Arki")
    host, _made = Person.objects.get_or_create(email="aino@example.org", name="Aino")
    workshop = prepare.prepare(programme, METHOD, host, title="Arki")
    before = plan_of(workshop)
    for _change in range(rng.randint(1, 12)):
        beat = rng.choice(list(workshop.beats.all()))
        rng.choice([_stretched, _skipped, _repeated])(workshop, beat, rng)
    first_time = [(step, number) for step, number, _minutes in plan_of(workshop) if number == 1]
    assert first_time == [(step, number) for step, number, _minutes in before]
    positions = list(workshop.beats.values_list("position", flat=True))
    assert len(set(positions)) == len(positions)
    assert all(0 <= beat.minutes <= pace.LONGEST for beat in workshop.beats.all())


def _stretched(workshop: Workshop, beat: Beat, rng: Random) -> None:
    pace.stretch(workshop, beat.pk, rng.choice([-1, 1]))


def _skipped(workshop: Workshop, beat: Beat, _rng: Random) -> None:
    pace.skip(workshop, beat.pk)


def _repeated(workshop: Workshop, beat: Beat, _rng: Random) -> None:
    pace.repeat(workshop, beat.pk)
