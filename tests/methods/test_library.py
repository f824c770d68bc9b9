"""The methods we ship are complete, and keep to the time they state."""

from __future__ import annotations

import pytest

from talkoot.ground.texts import LANGUAGES
from talkoot.methods import library
from talkoot.methods.definition import Method
from talkoot.methods.reading import every_text

METHODS = library.shipped()
IDS = [method.id for method in METHODS]
every = pytest.mark.parametrize("method", METHODS, ids=IDS)


def test_the_first_five_methods_are_still_there() -> None:
    assert set(IDS) >= {
        "anonymous-ideas",
        "case-clinic",
        "one-two-four-all",
        "psychological-safety",
        "round-of-voices",
    }


@every
def test_a_file_is_called_by_its_id(method: Method) -> None:
    assert (library.FILES / f"{method.id}.toml").exists()
    assert library.find(method.id) is method
    assert library.parse(library.source_of(method.id)) == method


@every
def test_every_text_is_in_three_languages(method: Method) -> None:
    assert [place for place, texts in every_text(method) if texts.missing] == []
    assert all(texts.fi != texts.sv for place, texts in every_text(method))


@every
def test_a_facilitator_is_helped_at_every_step(method: Method) -> None:
    assert [step.id for step in method.steps if step.notes is None] == []
    for language in LANGUAGES:
        assert method.notes.text(language).count("**") >= 4
        assert method.source.text(language)
        assert method.licence.text(language)


@every
def test_the_room_leaves_with_a_commitment_and_is_asked_if_it_was_heard(method: Method) -> None:
    kinds = [step.kind for step in method.steps]
    assert "commit" in kinds
    assert kinds[-1] == "ask"
    assert method.steps[-1].privacy == "anonymous"


@pytest.mark.parametrize(
    ("method_id", "least", "most"),
    [
        ("one-two-four-all", 12, 25),
        ("round-of-voices", 20, 40),
        ("anonymous-ideas", 20, 35),
        ("psychological-safety", 35, 60),
        ("case-clinic", 60, 75),
    ],
)
def test_a_method_fits_its_time(method_id: str, least: int, most: int) -> None:
    assert least <= library.find(method_id).minutes() <= most


def test_the_short_case_clinic_fits_half_an_hour() -> None:
    assert 32 <= library.find("case-clinic").minutes(short=True) <= 35


def test_a_case_clinic_gives_no_advice_and_keeps_its_cases() -> None:
    clinic = library.find("case-clinic")
    ids = [step.id for step in clinic.steps]
    assert ids.index("mirrors") < ids.index("dialogue")
    assert {clinic.step(one).privacy for one in ("case", "mirrors", "dialogue", "next-step")} == {
        "group"
    }
    assert clinic.step("journal").privacy == "private"
    assert clinic.rounds[0].rotate == "owner"


def test_an_unknown_method_is_not_found() -> None:
    for name in ("no-such", "../library", ""):
        with pytest.raises(KeyError):
            library.source_of(name)
