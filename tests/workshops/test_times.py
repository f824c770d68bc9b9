"""The run sheet is cut and stretched before the day and during it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from talkoot.methods import library
from talkoot.methods.definition import Method
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.workshops import run_sheet
from talkoot.workshops.actions import move, pace, prepare
from talkoot.workshops.fitting import Slot, fit
from talkoot.workshops.models import Beat, Workshop
from tests.conftest import ClientOf

slots = st.lists(
    st.builds(
        Slot,
        key=st.integers(0, 10**6),
        minutes=st.integers(0, 60),
        short=st.none() | st.integers(0, 60),
        optional=st.booleans(),
    ),
    unique_by=lambda slot: slot.key,
    max_size=12,
)


@given(slots, st.integers(1, 400))
def test_a_proposal_never_overshoots_where_it_can_be_helped(some: list[Slot], target: int) -> None:
    whole = sum(slot.minutes for slot in some)
    times = fit(some, target)
    assert set(times) == {slot.key for slot in some}
    if whole >= target:
        assert all(times[slot.key] <= slot.minutes for slot in some)
        assert all(
            times[slot.key] or slot.optional or slot.short == 0 for slot in some if slot.minutes
        )
    else:
        assert whole <= sum(times.values()) <= target
        assert all(slot.minutes <= times[slot.key] <= 2 * slot.minutes for slot in some)
    if whole == target:
        assert times == {slot.key: slot.minutes for slot in some}


def test_short_forms_go_first_then_what_may_be_skipped_then_the_longest() -> None:
    some = [Slot(1, 20, short=10), Slot(2, 10, optional=True), Slot(3, 20)]
    assert fit(some, 45) == {1: 15, 2: 10, 3: 20}
    assert fit(some, 40) == {1: 10, 2: 10, 3: 20}
    assert fit(some, 32) == {1: 10, 2: 0, 3: 20}
    assert sum(fit(some, 25).values()) == 25
    assert fit(some, 1) == {1: 10, 2: 0, 3: 10}, "a step is not cut to nothing"


@pytest.mark.parametrize("method", library.shipped(), ids=lambda method: method.id)
def test_every_method_can_be_cut_by_a_quarter(method: Method) -> None:
    some = [
        Slot(place, step.minutes, step.short_minutes, step.optional)
        for place, step in enumerate(method.steps_in("live"))
    ]
    whole = sum(slot.minutes for slot in some)
    assert sum(fit(some, whole * 3 // 4).values()) <= whole * 3 // 4 + 2


@pytest.fixture
def plan(programme: Programme, aino: Person) -> Workshop:
    starts = timezone.make_aware(datetime(2031, 2, 3, 9))
    source = library.source_of("case-clinic")
    return prepare.prepare(programme, source, aino, title="Klinikka", starts_at=starts)


def total(plan: Workshop) -> int:
    return sum(beat.minutes for beat in plan.beats.exclude(state=Beat.State.SKIPPED))


def test_a_proposal_of_45_minutes_is_shown_and_kept(
    client_of: ClientOf, aino: Person, plan: Workshop
) -> None:
    browser = client_of(aino)
    page = browser.get(f"/workshops/{plan.pk}/times/", {"minutes": "45"})
    assert page.context["total"] <= 45
    assert total(plan) > 45, "a proposal changes nothing"
    sent = {f"minutes-{row.line.beat.pk}": row.minutes for row in page.context["rows"]}
    sent |= {f"out-{row.line.beat.pk}": "on" for row in page.context["rows"] if row.left_out}
    browser.post(f"/workshops/{plan.pk}/times/", sent)
    assert total(plan) == page.context["total"]


def test_times_flow_anew_from_the_start(plan: Workshop) -> None:
    first, second = plan.beats.all()[:2]
    pace.set_times(plan, {first.pk: 17}, [])
    lines = list(run_sheet.lines(plan, "fi"))
    assert lines[1].at == (plan.starts_at or timezone.now()) + timedelta(minutes=17)
    pace.set_times(plan, {}, [first.pk])
    lines = list(run_sheet.lines(plan, "fi"))
    assert (lines[0].at, lines[1].at) == (None, plan.starts_at)
    assert lines[1].beat == second


def test_a_plan_that_was_cut_is_on_time_when_it_keeps_to_it(plan: Workshop) -> None:
    pace.set_times(plan, {beat.pk: 2 for beat in plan.beats.all()}, [])
    prepare.open_room(plan)
    move.advance(plan, seen=None)
    plan.refresh_from_db()
    lines = list(run_sheet.lines(plan, "fi"))
    assert run_sheet.drift(plan, lines) == 0
    assert run_sheet.planned_end(plan, lines) == run_sheet.expected_end(lines)


def test_a_room_that_gives_more_time_is_late_and_told_both_ends(
    client_of: ClientOf, aino: Person, plan: Workshop
) -> None:
    prepare.open_room(plan)
    move.advance(plan, seen=None)
    plan.refresh_from_db()
    pace.stretch(plan, plan.beat_id or 0, 9)
    plan.refresh_from_db()
    lines = list(run_sheet.lines(plan, "fi"))
    ends, planned = run_sheet.expected_end(lines), run_sheet.planned_end(plan, lines)
    assert ends
    assert planned == ends - timedelta(minutes=9)
    told = client_of(aino).get(f"/workshops/{plan.pk}/host/").content.decode()
    assert timezone.localtime(planned).strftime("%H.%M") in told


def test_what_has_been_and_what_is_now_are_not_cut(plan: Workshop) -> None:
    prepare.open_room(plan)
    move.advance(plan, seen=None)
    plan.refresh_from_db()
    now = plan.beats.get(pk=plan.beat_id or 0)
    pace.set_times(plan, {now.pk: 1}, [now.pk])
    assert plan.beats.get(pk=now.pk).state == Beat.State.CURRENT
    assert plan.beats.get(pk=now.pk).minutes == now.minutes


def test_only_who_hosts_cuts(client_of: ClientOf, bengt: Person, plan: Workshop) -> None:
    assert client_of(bengt).get(f"/workshops/{plan.pk}/times/").status_code == 404
    assert client_of(bengt).post(f"/workshops/{plan.pk}/times/").status_code == 404


def test_a_number_that_is_none_keeps_what_was(
    client_of: ClientOf, aino: Person, plan: Workshop
) -> None:
    before = list(plan.beats.values_list("minutes", flat=True))
    beat = plan.beats.all()[0]
    client_of(aino).post(f"/workshops/{plan.pk}/times/", {f"minutes-{beat.pk}": "-3"})
    client_of(aino).get(f"/workshops/{plan.pk}/times/", {"minutes": "²"})
    assert list(plan.beats.values_list("minutes", flat=True)) == before
