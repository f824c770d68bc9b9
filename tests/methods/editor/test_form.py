"""The form of a method and its file are the same thing, seen from two sides."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation

from talkoot.methods import library, writing
from talkoot.methods.definition import Step
from talkoot.methods.editor import changes, posted
from talkoot.methods.editor.fields import Field, Page
from talkoot.methods.editor.preview import preview
from talkoot.methods.editor.schema import METHOD, own_words, words_of
from talkoot.methods.reading import MethodError
from talkoot.stepkinds.registry import KINDS
from tests.methods.test_mistakes import GOOD

every = pytest.mark.parametrize("method_id", [method.id for method in library.shipped()])


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def page(words: dict[str, Any]) -> dict[str, Field]:
    try:
        library.parse(writing.write(words))
        found = []
    except MethodError as error:
        found = error.mistakes
    return Page(words, found, "fi").fields()


def filled(fields: list[Field]) -> Iterator[tuple[str, str]]:
    """What a browser posts of the fields when nobody touches them."""
    for one in fields:
        if one.shape in ("switch", "choices", "table", "tables"):
            yield f"{one.name}._shown", "1"
        if one.shape == "texts":
            yield from ((f"{one.name}.{language}", text) for language, text in one.languages)
        elif one.shape == "switch":
            yield from [(one.name, "on")] * bool(one.value)
        elif one.shape == "choices":
            yield from ((one.name, name) for name, _label, chosen in one.options if chosen)
        elif one.shape == "choice":
            yield one.name, next((name for name, _label, chosen in one.options if chosen), "")
        elif one.shape == "table":
            yield from [(f"{one.name}._on", "on")] * (one.value is not None)
            yield from filled(one.fields) if one.value is not None else ()
        elif one.shape == "tables":
            for row in one.rows:
                yield f"{row.name}._shown", "1"
                yield from filled(row.fields)
        elif one.shape == "lines":
            yield one.name, "\r\n".join(one.value)
        elif one.shape != "other":
            yield one.name, "" if one.value is None else str(one.value)


def post(words: dict[str, Any], **changed: str) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in filled(list(page(words).values())):
        data.appendlist(name, value.replace("\n", "\r\n"))
    for name, value in changed.items():
        data[name.replace("__", ".")] = value
    return data


@every
def test_an_untouched_form_gives_the_same_method(method_id: str) -> None:
    words = tomllib.loads(library.source_of(method_id))
    again = posted.words(post(words), words)
    assert library.parse(writing.write(again)) == library.find(method_id)


def test_what_is_typed_is_in_the_file() -> None:
    words = tomllib.loads(GOOD)
    again = posted.words(post(words, steps__0__title__sv="Slå i", steps__0__minutes="7"), words)
    method = library.parse(writing.write(again))
    assert (method.steps[0].title.sv, method.steps[0].minutes) == ("Slå i", 7)


def test_what_the_form_does_not_know_stays() -> None:
    words = tomllib.loads(GOOD.replace("minutes = 4", "minutes = 4\nminuts = 9"))
    assert posted.words(post(words), words)["steps"][1]["minuts"] == 9


def test_a_number_that_is_none_is_kept_to_be_told_of() -> None:
    words = tomllib.loads(GOOD)
    again = posted.words(post(words, steps__0__minutes="viisi"), words)
    assert again["steps"][0]["minutes"] == "viisi"
    told = page(again)["steps"].rows[0].fields
    assert [one.errors for one in told if one.word == "minutes"] == [
        ["'minutes' must be a whole number"]
    ]


def test_a_step_of_another_kind_keeps_what_both_have() -> None:
    words = tomllib.loads(GOOD)
    again = posted.words(post(words, steps__0__kind="discuss"), words)
    step = again["steps"][0]
    assert (step["kind"], step["title"]) == ("discuss", words["steps"][0]["title"])
    assert "may_pass" not in step, "what the form did not show is not said to be off"


def test_every_kind_is_asked_its_own_settings_without_a_word_about_it_here() -> None:
    for kind in KINDS.values():
        asked = [word.name for word in own_words(kind.name)]
        assert asked == list(kind.settings.model_fields)
        assert all(word.shape != "other" for word in own_words(kind.name)), kind.name
    common = {word.name for word in words_of(Step)}
    assert {"title", "minutes", "privacy"} <= common
    assert all(word.shape != "other" for word in METHOD)


def test_a_mistake_stands_at_its_field_and_its_step_is_marked() -> None:
    words = tomllib.loads(GOOD.replace('cards_from = "pour"', 'cards_from = "nowhere"'))
    steps = page(words)["steps"]
    assert [row.broken for row in steps.rows] == [False, True, False]
    wrong = {one.word: one.errors for one in steps.rows[1].fields if one.errors}
    assert list(wrong) == ["cards_from"]


def test_a_missing_language_stands_at_its_text() -> None:
    words = tomllib.loads(GOOD.replace('"Smaka"', '""'))
    title = next(one for one in page(words)["steps"].rows[1].fields if one.word == "title")
    assert title.errors == ["the text is missing in sv"]


def test_rows_are_added_moved_and_taken_away_and_what_was_is_left_alone() -> None:
    words = tomllib.loads(GOOD)
    more, place = changes.add(words, "steps", "ask")
    assert (place, more["steps"][3]["id"]) == ("steps.3", "ask")
    assert more["steps"][3]["questions"][0]["id"] == "question"
    moved, place = changes.move(more, "steps.3", -1)
    assert (place, moved["steps"][2]["id"]) == ("steps.2", "ask")
    assert changes.remove(moved, "steps.2") == words == tomllib.loads(GOOD)
    more, _place = changes.add(words, "steps.2.questions")
    assert [one["id"] for one in more["steps"][2]["questions"]] == ["warm", "question"]


@pytest.mark.parametrize("place", ["steps.9", "nothing.0", "steps.x", "id.0", "", "title.fi.0"])
def test_a_place_that_is_not_there_is_refused(place: str) -> None:
    with pytest.raises(changes.NoSuchPlaceError):
        changes.remove(tomllib.loads(GOOD), place)
    with pytest.raises(changes.NoSuchPlaceError):
        changes.add(tomllib.loads(GOOD), place)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_fresh_step_of_any_kind_has_a_form(kind: str) -> None:
    words, _place = changes.add(tomllib.loads(GOOD), "steps", kind)
    row = page(words)["steps"].rows[3]
    assert {one.word for one in row.fields} >= {
        "title",
        "minutes",
        *(own.name for own in own_words(kind)),
    }


@every
def test_every_step_has_a_preview_that_is_the_same_each_time(method_id: str) -> None:
    words = tomllib.loads(library.source_of(method_id))
    for number in range(len(words["steps"])):
        shown = preview(words, number, "fi")
        assert shown
        assert shown["summary"] == (preview(words, number, "fi") or {})["summary"]


def test_a_step_takes_up_invented_cards_of_the_step_before() -> None:
    shown = preview(tomllib.loads(GOOD), 1, "fi")
    assert shown
    assert len(shown["scene"].items) > 3


def test_a_step_that_cannot_be_read_has_no_preview() -> None:
    assert preview({"steps": [{"kind": "write"}]}, 0, "fi") is None
    assert preview({"steps": 3}, 0, "fi") is None
    assert preview({}, 0, "fi") is None
