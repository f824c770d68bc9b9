"""Every kind keeps its promises. A new kind cannot arrive untested."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from talkoot.methods.definition import Step
from talkoot.stepkinds.base import Body, Fellow, Item, Scene, StepKind
from talkoot.stepkinds.registry import KINDS

VIEWS = ("participant", "projector", "host", "summary")
LANGUAGES = ("fi", "sv", "en")
Words = dict[str, Any]


def text(words: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, words)


QUESTIONS: list[Words] = [
    {
        "id": "heard",
        "type": "scale",
        "text": text("Heard?"),
        "low": text("no"),
        "high": text("yes"),
    },
    {"id": "way", "type": "choice", "text": text("Which?"), "choices": [text("a"), text("b")]},
    {"id": "all", "type": "many", "text": text("Which?"), "choices": [text("a"), text("b")]},
    {"id": "years", "type": "number", "text": text("How many?"), "most": 50, "optional": True},
    {"id": "force", "type": "slider", "text": text("How much?"), "low": text("0")},
    {"id": "life", "type": "pair", "text": text("Work"), "most": 10, "low": text("badly")},
    {"id": "home", "type": "pair", "text": text("Home"), "labels": [text("a"), text("b")]},
    {"id": "word", "type": "short", "text": text("One word"), "help": text("Or two")},
    {"id": "story", "type": "long", "text": text("Tell"), "optional": True},
]
AXES: list[Words] = [
    {"title": text("Agreement"), "low": text("far"), "high": text("close")},
    {"title": text("Certainty"), "low": text("far"), "high": text("close")},
]
AREAS: list[Words] = [{"id": f"area-{n}", "title": text(f"Area <{n}>")} for n in range(5)]
EXAMPLES: list[tuple[str, Words]] = [
    ("show", {"text": text("**Read** this")}),
    ("show", {"quiet": True}),
    ("ask", {"questions": QUESTIONS}),
    ("write", {"cards": 3, "length": 40}),
    ("write", {"pass_along": 5}),
    ("write", {"photo": True}),
    ("vote", {"way": "dots", "dots": 5}),
    ("vote", {"way": "approve"}),
    ("vote", {"way": "rank", "dots": 2}),
    ("vote", {"way": "score"}),
    ("vote", {"way": "score", "criteria": [text("Impact"), text("Rarity")]}),
    ("vote", {"way": "score", "pass_along": 5}),
    ("vote", {"way": "consent"}),
    ("vote", {"way": "agree"}),
    ("assign", {"size": 4, "mixing": ["units"], "roles": True, "chosen": True}),
    ("assign", {"doubling": True}),
    ("assign", {"stations": [{"id": "one", "title": text("One")}], "chosen": True}),
    ("discuss", {"turn_seconds": 60, "note": True}),
    ("discuss", {"may_pass": False}),
    ("discuss", {"times": 2, "note_taker": "coach", "least_heard_first": False}),
    ("commit", {"due_days": 14, "most": 2}),
    ("commit", {"owner": False}),
    ("cluster", {"most": 4}),
    ("cluster", {"who": "host", "proposal": False}),
    ("place", {"canvas": "line", "axes": AXES[:1]}),
    ("place", {"canvas": "matrix", "axes": AXES, "own": True}),
    ("place", {"canvas": "quadrants", "areas": AREAS[:4], "boundaries": True}),
    ("place", {"canvas": "domains", "areas": AREAS, "hidden_frame": True}),
    ("place", {"canvas": "lanes", "areas": AREAS[:3], "cards": 2, "length": 40}),
    ("place", {"canvas": "rings", "areas": AREAS[:3], "own": True, "cards": 1}),
    ("place", {"canvas": "wheel", "areas": AREAS}),
    ("place", {"canvas": "year", "cards": 3}),
    ("place", {"canvas": "workday", "cards": 3, "own": True}),
    ("link", {}),
    ("link", {"sign": False, "delay": False, "loops": False}),
    ("compare", {"answers_from": "facts"}),
    ("compare", {"answers_from": "facts", "way": "middle"}),
    ("compare", {"answers_from": "facts", "way": "named"}),
    ("reflect", {}),
    ("reflect", {"share": True, "length": 400}),
]


def scene(language: str = "fi") -> Scene:
    return Scene(
        language=language,
        items=tuple(Item(id=f"card-{n}", text=f"Card {n} <b>") for n in range(4)),
        fellows=(Fellow("a", "Aino", "Coach", is_me=True), Fellow("b", "Bengt", heard=True)),
        roles=(("owner", "Case owner"), ("coach", "Coach")),
        groups=(("1", "Group 1"), ("2", "Group 2")),
    )


def kind_and_settings(kind: str, words: Words) -> tuple[StepKind[Any, Any, Any], Any]:
    return KINDS[kind], KINDS[kind].settings.model_validate(words)


def bodies(kind: str, words: Words, many: int, around: Scene) -> list[Any]:
    behaviour, settings = kind_and_settings(kind, words)
    given = [behaviour.simulate(settings, around, Random(seed)) for seed in range(many)]
    return [body for body in given if body is not None]


def every(kind: str, words: Words) -> str:
    return f"{kind}-{'-'.join(words)}"


examples = pytest.mark.parametrize(
    ("kind", "words"), EXAMPLES, ids=[every(*example) for example in EXAMPLES]
)


def test_every_kind_has_an_example_here() -> None:
    assert {kind for kind, _words in EXAMPLES} == set(KINDS)


@examples
def test_what_a_simulated_person_gives_passes_the_form_and_json(kind: str, words: Words) -> None:
    behaviour, settings = kind_and_settings(kind, words)
    for body in bodies(kind, words, 60, scene()):
        form = behaviour.form(settings, scene(), behaviour.fields(settings, body))
        assert form.is_valid(), form.errors
        given = form.contribution()
        assert given == body
        assert type(body).model_validate_json(given.model_dump_json()) == body


@examples
def test_a_sum_ignores_order_and_survives_an_empty_room(kind: str, words: Words) -> None:
    behaviour, settings = kind_and_settings(kind, words)
    given = bodies(kind, words, 20, scene())
    shuffled = Random(1).sample(given, len(given))
    whole = behaviour.summarise(settings, given, scene())
    assert whole == behaviour.summarise(settings, shuffled, scene())
    assert behaviour.summarise(settings, [], scene()) is not None
    assert type(whole).model_validate_json(whole.model_dump_json()) == whole


@examples
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 3, 7, 20])
def test_the_four_templates_render(kind: str, words: Words, language: str, count: int) -> None:
    behaviour, settings = kind_and_settings(kind, words)
    around = scene(language)
    step = Step.model_validate(
        {"id": "one", "kind": kind, "title": text("Title"), "minutes": 5, **words}
    )
    context = {
        "step": step,
        "settings": step.settings,
        "form": behaviour.form(settings, around),
        "summary": behaviour.summarise(settings, bodies(kind, words, count, around), around),
        "scene": around,
        "language": language,
        "own": [],
    }
    with translation.override(language):
        for view in VIEWS:
            html = render_to_string(behaviour.template(view), context)
            assert "Card 1 <b>" not in html
            assert " style=" not in html
            assert "<form" not in html


@examples
def test_a_seat_sees_what_it_gave(kind: str, words: Words) -> None:
    behaviour, settings = kind_and_settings(kind, words)
    for body in bodies(kind, words, 5, scene()):
        assert all(isinstance(line, str) for line in behaviour.lines(settings, body, scene()))
        assert isinstance(body, Body)


@pytest.mark.parametrize("kind", KINDS)
def test_no_setting_shadows_a_common_word(kind: str) -> None:
    assert not set(KINDS[kind].settings.model_fields) & set(Step.model_fields)


@pytest.mark.parametrize("kind", KINDS)
def test_every_setting_is_explained(kind: str) -> None:
    fields = KINDS[kind].settings.model_fields
    assert all(field.description for field in fields.values())


@examples
def test_nobody_gives_more_than_allowed_at_once(kind: str, words: Words) -> None:
    behaviour, settings = kind_and_settings(kind, words)
    assert behaviour.allowance(settings) >= 1
