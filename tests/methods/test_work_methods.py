"""What work, knowledge, service and voice methods promise: their minutes, secrets and sources."""

from __future__ import annotations

import pytest

from talkoot.ground.texts import LANGUAGES
from talkoot.methods import library
from talkoot.methods.definition import Method
from talkoot.workshops import window

MINUTES = {
    "generational-dialogue": 90,
    "future-customer-experience": 75,
    "communal-practices": 75,
    "insight-fair": 120,
    "interim-task": 25,
    "tacit-knowledge": 90,
    "pair-talk": 15,
    "service-blueprint": 150,
    "story-workshop": 75,
    "themes-with-staff": 60,
    "annual-clock": 60,
    "communication-audit": 75,
    "opening-review": 75,
    "module-retrospective": 45,
    "look-back": 20,
    "troika": 30,
    "six-three-five": 50,
    "twenty-five-ten": 28,
    "fifteen-percent": 35,
}
VOICES = ("one-two-four-all", "round-of-voices", "anonymous-ideas")
every = pytest.mark.parametrize("method_id", [*MINUTES, *VOICES])


@pytest.mark.parametrize(("method_id", "minutes"), MINUTES.items())
def test_the_steps_fill_the_time_that_is_promised(method_id: str, minutes: int) -> None:
    assert library.find(method_id).minutes() == minutes


@every
def test_a_facilitator_finds_all_that_is_needed_beforehand_and_in_trouble(method_id: str) -> None:
    method = library.find(method_id)
    assert method.topic
    assert method.needs
    for language in LANGUAGES:
        assert method.plain
        assert method.plain.text(language)
        for texts in (method.preparation, method.trouble):
            assert texts
            assert texts.text(language).count("\n- ") >= 2


@every
def test_a_prompt_fits_a_phone_and_is_spoken_calmly(method_id: str) -> None:
    for step in library.find(method_id).steps:
        for language in LANGUAGES:
            said = step.prompt.text(language) if step.prompt else ""
            assert len(said) <= 200, (step.id, language, len(said))
            assert "!" not in said


@every
def test_every_step_meant_for_own_pace_can_be_done_alone_and_at_any_hour(method_id: str) -> None:
    method = library.find(method_id)
    if method.open:
        assert window.left_out(method) == ()
        assert {"commit", "ask"} <= {step.kind for step in window.steps(method)}
        assert method.open.notes


@pytest.mark.parametrize("method_id", ["troika", "pair-talk"])
def test_some_talks_have_no_form_of_days(method_id: str) -> None:
    assert library.find(method_id).open is None


@pytest.mark.parametrize(
    "method_id", ["one-two-four-all", "troika", "twenty-five-ten", "fifteen-percent"]
)
def test_liberating_structures_are_cited_and_passed_on_as_they_ask(method_id: str) -> None:
    method = library.find(method_id)
    for language in LANGUAGES:
        assert "Liberating Structures Fieldbook (2026)" in method.source.text(language)
        assert "www.liberatingstructures.com" in method.source.text(language)
        assert "CC BY-SA 4.0" in method.licence.text(language)


@pytest.mark.parametrize("method_id", ["troika", "pair-talk"])
def test_what_is_confided_in_a_small_group_stays_there(method_id: str) -> None:
    method = library.find(method_id)
    confided = [step for step in method.steps if step.kind in ("discuss", "commit", "write")]
    assert {step.privacy for step in confided} <= {"group", "private"}


def test_in_a_troika_the_two_think_aloud_before_the_one_answers() -> None:
    method = library.find("troika")
    turn = [(step.id, step.by) for step in method.steps if step.rounds == "turn"]
    assert turn == [
        ("tell", "client"),
        ("clarify", "consultant"),
        ("consult", "consultant"),
        ("valuable", "client"),
    ]
    assert (method.rounds[0].rotate, method.rounds[0].times) == ("client", 3)


def test_worries_are_written_without_names_and_shown_together() -> None:
    worries = library.find("opening-review").step("worries")
    assert (worries.privacy, worries.shown) == ("anonymous", "close")


def test_each_sheet_and_each_card_passes_five_times() -> None:
    sheets = library.find("six-three-five").step("sheets").settings
    scores = library.find("twenty-five-ten").step("scoring").settings
    assert sheets.model_dump()["pass_along"] == scores.model_dump()["pass_along"] == 5


def test_the_five_lanes_of_a_service_stay_the_same_from_row_to_row() -> None:
    walls = [step for step in blueprint().steps if step.kind == "place"]
    assert len(walls) == 5
    assert len({str(step.settings.model_dump()["areas"]) for step in walls}) == 1
    assert [step.cards_from for step in walls[1:]] == [step.id for step in walls[:-1]]


def blueprint() -> Method:
    return library.find("service-blueprint")
