"""A canvas is a list with a picture of it: both say the same, and neither tells what is hidden."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from talkoot.methods.definition import Step
from talkoot.stepkinds.base import Item, Scene
from talkoot.stepkinds.place.canvas import frame, point
from talkoot.stepkinds.place.kind import Body, Place, Settings
from talkoot.stepkinds.place.picture import picture
from tests.stepkinds.test_contract import AREAS, AXES, EXAMPLES, Words, text

CANVASES = [words for kind, words in EXAMPLES if kind == "place" and not words.get("own")]
ITEMS = tuple(Item(f"card-{n}", f"Card {n}") for n in range(30))
place = Place()
canvases = pytest.mark.parametrize("words", CANVASES, ids=[words["canvas"] for words in CANVASES])


def around(*, closed: bool = False, items: tuple[Item, ...] = ITEMS) -> Scene:
    return Scene(language="en", items=items, closed=closed)


def acted(settings: Settings, many: int = 60) -> list[Body]:
    found = [place.simulate(settings, around(), Random(seed)) for seed in range(many)]
    return [body for body in found if body]


def rendered(words: Words, given: list[Body], *, closed: bool, view: str) -> str:
    settings = Settings.model_validate(words)
    scene = around(closed=closed)
    context: dict[str, Any] = {
        "settings": settings,
        "form": place.form(settings, scene),
        "summary": place.summarise(settings, given, scene),
        "scene": scene,
    }
    with translation.override("en"):
        return render_to_string(place.template(view), context)


@canvases
def test_the_picture_and_the_list_say_the_same(words: Words) -> None:
    settings = Settings.model_validate(words)
    html = rendered(words, acted(settings), closed=False, view="projector")
    listed = dict(re.findall(r'data-card="([^"]+)"[^>]*data-at="([^"]*)"', html))
    drawn = re.findall(r'data-dot="([^"]+)"', html)
    assert sorted(drawn) == sorted(card for card, at in listed.items() if at)
    assert len(listed) >= len(ITEMS)


@canvases
def test_every_card_lies_where_its_place_is(words: Words) -> None:
    settings = Settings.model_validate(words)
    summary = place.summarise(settings, acted(settings), around())
    drawn = picture(summary)
    shapes = {area.to: area for area in drawn.areas}
    for dot in drawn.dots:
        assert 0 <= dot.x <= drawn.width
        assert 0 <= dot.y <= drawn.height
        if shapes:
            assert f"{dot.x},{dot.y}" in shapes[dot.card.at].slots.split()


@canvases
def test_every_place_of_the_menu_can_be_moved_to_and_is_said_in_words(words: Words) -> None:
    settings = Settings.model_validate(words)
    shown = frame(settings, closed=False)
    places = [one for one, _title in shown.places()]
    if shown.is_line:
        places = [value for value, _words in shown.across()]
    elif shown.is_plane:
        places = [f"{x},{y}" for x, _ in shown.across() for y, _ in shown.upward()]
    assert len(places) > 1
    for number, to in enumerate(places):
        across, _comma, upward = to.partition(",")
        menu = {"across": across, "upward": upward} if shown.is_plane else {"to": to}
        form = place.form(settings, around(), {"cards": ["card-1"], "stamp": str(number), **menu})
        assert form.is_valid(), form.errors
        summary = place.summarise(settings, [form.contribution()], around())  # type: ignore[list-item]
        moved = next(card for card in summary.cards if card.id == "card-1")
        assert moved.at == to
        assert summary.where(moved)


@pytest.mark.parametrize("view", ["participant", "projector", "host"])
def test_the_names_of_a_hidden_frame_are_on_no_screen_before_it_is_revealed(view: str) -> None:
    areas = [
        {"id": f"secret-{n}", "title": text(f"Secret {n}"), "text": text(f"Act {n}")}
        for n in range(4)
    ]
    words: Words = {"canvas": "domains", "areas": areas, "hidden_frame": True}
    given = acted(Settings.model_validate(words))
    assert not re.search(r"secret|Act \d", rendered(words, given, closed=False, view=view), re.I)
    if view != "participant":
        shown = rendered(words, given, closed=True, view=view)
        assert all(f"Secret {n}" in shown and f"Act {n}" in shown for n in range(4))


def test_a_frame_that_is_hidden_is_revealed_by_the_host() -> None:
    words = {"canvas": "quadrants", "areas": AREAS[:4], "hidden_frame": True}
    step = Step.model_validate(
        {"id": "one", "kind": "place", "title": text("T"), "minutes": 1, **words}
    )
    assert step.shown == "host"


def test_a_card_begins_where_an_earlier_canvas_had_it() -> None:
    settings = Settings.model_validate({"canvas": "quadrants", "areas": AREAS[:4]})
    body = Body(stamp=1, cards=("card-1",), to="3")
    with translation.override("en"):
        carried = place.carried(settings, place.summarise(settings, [body], around()))
        assert carried
        moved = next(item for item in carried if item.id == "card-1")
        assert (moved.text, moved.plain, moved.at) == ("Card 1 – Area <2>", "Card 1", "area-2")
        turned = {"canvas": "quadrants", "areas": list(reversed(AREAS[:4]))}
        onward = place.summarise(Settings.model_validate(turned), [], around(items=carried))
    assert next(card.at for card in onward.cards if card.id == "card-1") == "2"


def own(words: Words, *places: str) -> Any:
    given = [Body(places={"card-0": place}) for place in places]
    settings = Settings.model_validate(words | {"own": True})
    return place.summarise(settings, given, around()).cards[0]


def test_the_sum_shows_the_middle_and_how_differently_people_see_it() -> None:
    matrix: Words = {"canvas": "matrix", "axes": AXES}
    alike = own(matrix, "50,50", "52,48", "55,50", "48,52", "50,50")
    assert (alike.at, alike.n, alike.spread) == ("50,50", 5, 0)
    apart = own(matrix, "0,50", "100,50", "5,50", "95,50", "50,50")
    assert (apart.at, apart.spread) == ("50,50", 2)
    rings: Words = {"canvas": "rings", "areas": AREAS[:3]}
    assert own(rings, "1", "1", "1", "1", "2").spread == 0
    torn = own(rings, "1", "2", "3", "1", "3")
    assert (torn.at, torn.spread) == ("1", 2)


def test_no_single_place_can_be_told_from_the_middle() -> None:
    matrix: Words = {"canvas": "matrix", "axes": AXES}
    middle = point(own(matrix, "13,77", "13,77", "13,77", "13,77", "13,77").at)
    assert middle == (15, 75)


def test_a_card_that_too_few_have_placed_is_shown_nowhere_where_nobody_is_to_be_known() -> None:
    settings = Settings.model_validate({"canvas": "year", "own": True})
    given = [Body(places={"card-0": "3", "card-1": "4"})] * 4 + [Body(places={"card-0": "3"})]
    known = Scene(language="en", items=ITEMS, fewest=5)
    assert [card.id for card in place.summarise(settings, given, known).placed] == ["card-0"]
    assert len(place.summarise(settings, given, around()).placed) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"canvas": "matrix", "axes": AXES[:1]}, "takes 2 'axes', and here are 1"),
        ({"canvas": "quadrants", "areas": AREAS[:3]}, "takes 4 'areas', and here are 3"),
        ({"canvas": "year", "hidden_frame": True}, "no areas whose names could be hidden"),
        ({"canvas": "year", "own": True, "boundaries": True}, "they need a joint wall"),
        ({"canvas": "rings", "areas": [AREAS[0], AREAS[0]]}, "two areas are called 'area-0'"),
    ],
)
def test_a_canvas_that_does_not_hold_together_is_refused_in_words(words: Words, said: str) -> None:
    with translation.override("en"), pytest.raises(ValueError, match=re.escape(said)):
        Settings.model_validate(words)


def test_a_card_of_ones_own_stands_where_it_was_put_and_a_region_is_named() -> None:
    words = {"canvas": "quadrants", "areas": AREAS[:4], "cards": 1, "boundaries": True}
    settings = Settings.model_validate(words)
    posted: list[dict[str, Any]] = [
        {"act": "add", "text": "A leaking roof", "add-to": "2", "stamp": "1"},
        {"act": "region", "cards": ["card-1"], "name": "Too much", "stamp": "2"},
    ]
    given = [place.form(settings, around(), data) for data in posted]
    assert all(form.is_valid() for form in given)
    summary = place.summarise(settings, [form.contribution() for form in given], around())  # type: ignore[misc]
    assert [(card.text, card.at) for card in summary.placed] == [("A leaking roof", "2")]
    [region] = summary.regions
    assert [card.id for card in summary.cards if card.within == region.id] == ["card-1"]
    assert place.too_much(settings, Body(text="Another"), [Body(text="A leaking roof")])
