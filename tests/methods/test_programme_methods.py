"""The methods of the programmes keep their promises: time, privacy, credit, an open form."""

from __future__ import annotations

import pytest

from talkoot.methods import library
from talkoot.methods.definition import Method
from talkoot.methods.reading import every_text
from talkoot.methods.timeline import timeline

MINUTES = {
    "leader-dialogue": 65,
    "complexity-map": 45,
    "four-corners": 100,
    "four-corners-quick": 45,
    "systemic-loops": 60,
    "own-situation": 45,
    "peer-comparison": 60,
    "meaning-and-success": 60,
    "resilience-resources": 60,
    "positive-workday": 75,
    "job-crafting": 60,
    "self-leadership": 60,
    "leadership-hour": 60,
    "solution-focused-hour": 60,
}
IDS = [*MINUTES, "case-clinic", "psychological-safety"]
PHONE = 260  # characters of a prompt that a phone shows above the task
every = pytest.mark.parametrize("method", [library.find(one) for one in IDS], ids=IDS)


@pytest.mark.parametrize("method_id", MINUTES)
def test_the_minutes_add_up_to_what_is_told(method_id: str) -> None:
    assert library.find(method_id).minutes() == MINUTES[method_id]


def test_the_short_leader_dialogue_leaves_room_for_a_second_one() -> None:
    assert library.find("leader-dialogue").minutes(short=True) == 35


@every
def test_it_tells_what_to_prepare_and_what_to_do_when_it_goes_wrong(method: Method) -> None:
    for language in ("fi", "sv", "en"):
        assert method.preparation
        assert method.preparation.text(language).count("\n- ") >= 1
        assert method.trouble
        assert method.trouble.text(language).count("- **") >= 3


@every
def test_it_runs_at_ones_own_pace_without_groups_or_turns(method: Method) -> None:
    assert method.open
    assert method.open.notes
    steps = method.steps_in("open")
    assert len(steps) >= 4
    for step in steps:
        assert step.kind not in ("assign", "discuss"), step.id
        assert step.privacy != "group", step.id
        assert step.by is None, step.id


@every
def test_a_prompt_fits_a_phone(method: Method) -> None:
    long = [
        (step.id, language)
        for step in method.steps
        for language in ("fi", "sv", "en")
        if step.prompt and len(step.prompt.text(language)) > PHONE
    ]
    assert long == []


@every
def test_a_private_step_says_aloud_that_it_is(method: Method) -> None:
    for step in method.steps:
        if step.privacy == "private":
            assert step.prompt, step.id
            assert "vain sinä" in step.prompt.text("fi"), step.id
            assert "bara du" in step.prompt.text("sv").lower(), step.id
            assert "nly you see" in step.prompt.text("en"), step.id


@every
def test_no_step_that_the_rest_leans_on_needs_five_people(method: Method) -> None:
    """With fewer than five an anonymous step is left out, and the others still make sense."""
    if method.id == "psychological-safety":  # which says what to do with slips in a hat
        return
    leaned_on = {step.cards_from for step in method.steps}
    assert not [s.id for s in method.steps if s.privacy == "anonymous" and s.id in leaned_on]


@every
def test_a_framework_is_credited_and_lends_no_name(method: Method) -> None:
    for language in ("fi", "sv", "en"):
        assert "cynefin" not in method.title.text(language).lower()
    told = " ".join(text.text("en") for _place, text in every_text(method))
    if "ynefin" in told:
        assert "Dave Snowden" in method.source.text("en")
        assert "trademark" in method.source.text("en")


def test_what_consultants_call_theirs_is_not_passed_off_as_theirs() -> None:
    assert "not the consultant's own method" in library.find("leader-dialogue").source.text("en")
    assert "not the consultants' method" in library.find("systemic-loops").source.text("en")
    assert "Our own method" in library.find("own-situation").source.text("en")


def test_the_timeline_tells_work_of_ones_own_from_talk() -> None:
    use = {one.step.id: one.use for one in timeline(library.find("complexity-map"))}
    assert use["my-map"] == "own"
    assert use["wall"] == "talk"
    assert use["two-questions"] == "listen"
    loops = {one.step.id: one.use for one in timeline(library.find("systemic-loops"))}
    assert (loops["bundles"], loops["arrows"], loops["small-push"]) == ("talk", "talk", "agree")
