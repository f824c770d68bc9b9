"""A map is a fold of small moves: their order changes nothing, and the newest word holds."""

from __future__ import annotations

from random import Random

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.stepkinds.base import Item, Scene
from talkoot.stepkinds.link.chart import Summary
from talkoot.stepkinds.link.kind import Link, Settings
from talkoot.stepkinds.link.moves import Body
from talkoot.stepkinds.link.picture import picture
from talkoot.stepkinds.link.words import PATTERNS, lacks

LINK = Link()
TEXTS = ("Hurry", "Mistakes", "Trust", "Lack of time")
CARDS = tuple(f"card-{number}" for number in range(len(TEXTS)))
SCENE = Scene(language="en", items=tuple(Item(*card) for card in zip(CARDS, TEXTS, strict=True)))
moves = st.builds(
    Body,
    stamp=st.integers(0, 5),
    act=st.sampled_from(["draw", "draw", "remove"]),
    start=st.sampled_from(CARDS),
    end=st.sampled_from(CARDS),
    sign=st.sampled_from([1, -1]),
    late=st.booleans(),
)


def chart(*given: Body, words: Settings | None = None) -> Summary:
    return LINK.summarise(words or Settings(), given, SCENE)


def draw(start: int, end: int, sign: int = 1, stamp: int = 1, *, late: bool = False) -> Body:
    return Body(
        stamp=stamp, start=CARDS[start], end=CARDS[end], sign=1 if sign > 0 else -1, late=late
    )


ROUND = (draw(0, 1), draw(1, 2, -1, late=True), draw(2, 0, -1))


@given(st.lists(moves, max_size=25), st.randoms())
def test_moves_may_come_in_any_order_and_more_than_once(made: list[Body], rng: Random) -> None:
    shuffled = [*made, *made[: len(made) // 2]]
    rng.shuffle(shuffled)
    assert chart(*shuffled) == chart(*made)


@given(st.lists(moves, max_size=25), moves)
def test_the_newest_word_on_an_arrow_holds(made: list[Body], last: Body) -> None:
    last = last.model_copy(update={"stamp": 6})
    drawn = {(one.start, one.end): one for one in chart(*made, last).arrows}
    found = drawn.get((last.start, last.end))
    if last.act == "remove" or last.start == last.end:
        assert found is None
    else:
        assert found is not None
        assert (found.sign, found.late) == (last.sign, last.late)


@given(st.lists(moves, max_size=25))
@settings(max_examples=50)
def test_no_arrow_leads_to_itself_or_to_a_card_that_is_gone(made: list[Body]) -> None:
    left = Scene(language="en", items=SCENE.items[:2])
    for one in LINK.summarise(Settings(), made, left).arrows:
        assert one.start != one.end
        assert {one.start, one.end} <= set(CARDS[:2])


def test_an_arrow_is_said_as_the_sentence_that_drew_it() -> None:
    (arrow,) = chart(draw(1, 2, -1, late=True)).arrows
    assert arrow.aloud("en") == "When “Mistakes” rises, a little later “Trust” falls."


def test_without_signs_an_arrow_only_touches() -> None:
    found = chart(*ROUND, words=Settings(sign=False))
    assert found.arrows[0].aloud("en") == "“Hurry” affects “Mistakes”."
    assert [(one.kind, one.kind_word) for one in found.loops] == [(None, "")]
    assert found.likenesses == ()


def test_a_loop_is_found_read_aloud_and_named() -> None:
    named = Body(stamp=2, act="name", loop=CARDS[:3], name="The treadmill")
    (loop,) = chart(*ROUND, named).loops
    assert (loop.kind, loop.name, len(loop.arrows)) == ("reinforcing", "The treadmill", 3)
    assert loop.told("en").startswith("The treadmill: When “Hurry” rises")


def test_a_name_stays_with_its_loop_when_another_loop_joins() -> None:
    named = Body(stamp=2, act="name", loop=CARDS[:3], name="The treadmill")
    loops = chart(*ROUND, named, draw(1, 0, -1)).loops
    assert {one.cards: one.name for one in loops}[CARDS[:3]] == "The treadmill"
    assert [one.name for one in loops if one.cards != CARDS[:3]] == [""]


def test_the_named_loops_go_on_and_where_none_has_a_name_all() -> None:
    with translation.override("en"):
        all_of_them = LINK.carried(Settings(), chart(*ROUND, draw(1, 0, -1)))
        named = Body(stamp=2, act="name", loop=CARDS[:3], name="The treadmill")
        one = LINK.carried(Settings(), chart(*ROUND, draw(1, 0, -1), named))
    assert all_of_them is not None
    assert one is not None
    assert len(all_of_them) == 2
    assert [item.text.split(":")[0] for item in one] == ["The treadmill"]


def test_leverage_tells_the_card_that_most_loops_go_through() -> None:
    found = chart(*ROUND, draw(1, 0, -1))
    assert [(node.text, node.loops) for node in found.leverage] == [("Hurry", 2), ("Mistakes", 2)]


def test_a_map_holds_no_more_arrows_than_fit() -> None:
    made = [draw(a, b, stamp=5 * a + b) for a in range(4) for b in range(4) if a != b]
    assert len(chart(*made, words=Settings(most=5)).arrows) == 5


def sends(said: dict[str, str], known: tuple[Body, ...] = (), most: int = 150) -> object:
    """What comes of a posted form: the move, or the words of the refusal."""
    words = Settings(most=most)
    scene = Scene(
        language="en", items=SCENE.items, stands=lambda: LINK.summarise(words, known, SCENE)
    )
    form = LINK.form(words, scene, {"stamp": "9", **said})
    if form.is_valid():
        return form.contribution()
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


def test_a_sentence_draws() -> None:
    said = {"start": CARDS[0], "end": CARDS[1], "sign": "-1", "when": "later"}
    assert sends(said) == draw(0, 1, -1, stamp=9, late=True)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Choose the two cards"),
        ({"start": CARDS[0]}, "Choose the two cards"),
        ({"start": CARDS[0], "end": CARDS[0]}, "from one card to another"),
        ({"start": CARDS[0], "end": "gone"}, "not on the map any more"),
        ({"start": CARDS[0], "end": CARDS[3]}, "Take one off first"),
    ],
)
def test_what_makes_no_arrow_is_said(said: dict[str, str], words: str) -> None:
    with translation.override("en"):
        assert words in str(sends(said, ROUND, most=3))


def test_on_a_full_map_an_arrow_may_still_be_changed() -> None:
    said = {"start": CARDS[0], "end": CARDS[1], "sign": "-1"}
    assert sends(said, ROUND, most=3) == draw(0, 1, -1, stamp=9)


def test_a_button_takes_an_arrow_off() -> None:
    said = sends({"remove": f"{CARDS[0]} {CARDS[1]}"}, ROUND)
    assert said == Body(stamp=9, act="remove", start=CARDS[0], end=CARDS[1])


def test_a_loop_is_named_by_its_button_and_by_enter_in_its_line() -> None:
    key = " ".join(CARDS[:3])
    named = Body(stamp=9, act="name", loop=CARDS[:3], name="Oh no")
    assert sends({"call": key, f"name-{key}": " Oh  no "}, ROUND) == named
    assert sends({f"name-{key}": "Oh no"}, ROUND) == named


def test_a_stamp_from_the_future_is_cut_down() -> None:
    assert LINK.settled(draw(0, 1, stamp=10**8), 7).stamp == 7


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Lack of time", True),
        ("Puute ajasta", True),
        ("Brist på tid", True),
        ("Bristande stöd", True),
        ("Time", False),
        ("Eilinen", False),
    ],
)
def test_a_name_that_says_what_is_missing_gets_a_hint(text: str, hint: bool) -> None:
    assert lacks(text) is hint


def test_every_pattern_has_its_words() -> None:
    from talkoot.figures.archetypes import NAMES

    assert set(PATTERNS) == set(NAMES)


@given(st.lists(moves, max_size=25), st.integers(2, 40))
@settings(max_examples=50, deadline=None)
def test_the_picture_stays_in_its_frame_and_its_cards_where_they_were(
    made: list[Body], cards: int
) -> None:
    items = tuple(Item(f"card-{n}", f"A card with number {n}") for n in range(cards))
    drawn = picture(LINK.summarise(Settings(), made, Scene(items=items)))
    empty = picture(LINK.summarise(Settings(), (), Scene(items=items)))
    assert [dot.at for dot in drawn.dots] == [dot.at for dot in empty.dots]
    for dot in drawn.dots:
        assert 16 <= dot.at.x <= drawn.width - 16
        assert 16 <= dot.at.y <= drawn.height - 16
    for curve in drawn.curves:
        assert 0 <= curve.bend.x <= drawn.width
        assert 0 <= curve.bend.y <= drawn.height
    spots = [badge.at for badge in drawn.badges]
    assert all((a - b).length >= 30 for a in spots for b in spots if a is not b)


def test_people_who_are_only_played_draw_loops() -> None:
    made: list[Body] = []
    for seed in range(12):
        known = chart(*made)
        scene = Scene(language="en", items=SCENE.items, stands=lambda known=known: known)  # type: ignore[misc]
        move = LINK.simulate(Settings(), scene, Random(seed))
        if move is not None:
            made.append(move)
    assert chart(*made).loops
