"""Loops are found, all of them, and only them: checked against a search that knows no tricks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from random import Random

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkoot.figures import aloud, archetypes, loops
from talkoot.figures.loops import Arrow, Loop

NODES = "abcdef"
arrows = st.builds(
    Arrow,
    st.sampled_from(NODES),
    st.sampled_from(NODES),
    st.sampled_from([1, -1]),
    st.booleans(),
).filter(lambda arrow: arrow.start != arrow.end)
maps = st.lists(arrows, max_size=14, unique_by=lambda arrow: (arrow.start, arrow.end))


def by_brute_force(drawn: list[Arrow], longest: int) -> set[tuple[Arrow, ...]]:
    """Try every order of every choice of nodes."""
    known = {(arrow.start, arrow.end): arrow for arrow in drawn}
    found = set()
    for length in range(2, longest + 1):
        for nodes in permutations(NODES, length):
            pairs = list(zip(nodes, nodes[1:] + nodes[:1], strict=True))
            if nodes[0] == min(nodes) and all(pair in known for pair in pairs):
                found.add(tuple(known[pair] for pair in pairs))
    return found


@given(maps, st.integers(2, 6))
def test_every_loop_is_found_once(drawn: list[Arrow], longest: int) -> None:
    found = loops.find(drawn, longest=longest)
    assert not found.capped
    assert len({loop.arrows for loop in found.loops}) == len(found.loops)
    assert {loop.arrows for loop in found.loops} == by_brute_force(drawn, longest)


@given(maps, st.randoms())
def test_the_order_in_which_arrows_were_drawn_does_not_matter(
    drawn: list[Arrow], rng: object
) -> None:
    shuffled = sorted(drawn, key=lambda _arrow: rng.random())  # type: ignore[attr-defined]
    assert loops.find(shuffled) == loops.find(drawn)


@given(maps)
def test_a_loop_reinforces_when_a_push_comes_back_as_it_went(drawn: list[Arrow]) -> None:
    for loop in loops.find(drawn).loops:
        push = 1
        for arrow in loop.arrows:
            push *= arrow.sign
        assert loop.kind == ("reinforcing" if push > 0 else "balancing")


@given(maps)
def test_leverage_counts_the_loops_through_each_node(drawn: list[Arrow]) -> None:
    found = loops.find(drawn)
    for node, through in found.leverage:
        assert through == sum(node in loop.nodes for loop in found.loops)
    assert {node for node, _through in found.leverage} == {
        node for arrow in drawn for node in (arrow.start, arrow.end)
    }
    counts = [through for _node, through in found.leverage]
    assert counts == sorted(counts, reverse=True)


@given(st.integers(0, 10**6), st.integers(10, 60), st.integers(2, 8))
@settings(max_examples=30, deadline=None)
def test_large_maps_agree_with_a_library_of_graphs(seed: int, size: int, longest: int) -> None:
    rng = Random(seed)
    names = [f"n{number}" for number in range(size)]
    pairs = {(rng.choice(names), rng.choice(names)) for _ in range(int(2.5 * size))}
    pairs = {(start, end) for start, end in pairs if start != end}
    graph = networkx.DiGraph(pairs)
    theirs = {frozenset_of(nodes) for nodes in networkx.simple_cycles(graph, longest)}
    found = loops.find([Arrow(*pair) for pair in pairs], longest, seconds=60, most=10**6)
    assert {frozenset_of(loop.nodes) for loop in found.loops} == theirs


def frozenset_of(nodes: Sequence[str]) -> frozenset[tuple[str, str]]:
    """A loop is its arrows, wherever one begins to walk it."""
    return frozenset(zip(nodes, (*nodes[1:], nodes[0]), strict=True))


def tangle(size: int) -> list[Arrow]:
    names = [f"n{number:02}" for number in range(size)]
    return [Arrow(one, other) for one in names for other in names if one != other]


def test_a_tangle_is_given_up_in_time_and_said_to_be() -> None:
    seconds = iter(range(1000))
    found = loops.find(tangle(9), seconds=5, clock=lambda: next(seconds))
    assert found.capped
    assert len(found.loops) == 5


def test_more_loops_than_anybody_can_use_are_not_listed() -> None:
    found = loops.find(tangle(9), most=40)
    assert found.capped
    assert len(found.loops) == 40


BUSY = Loop(
    (
        Arrow("kiire", "virheet"),
        Arrow("virheet", "luottamus", -1, late=True),
        Arrow("luottamus", "kiire", -1),
    )
)
CALMING = Loop((Arrow("kiire", "tauot", -1), Arrow("tauot", "kiire", 1, late=True)))


def test_a_loop_is_read_aloud_in_three_languages() -> None:
    assert aloud.loop(BUSY, "fi") == (
        "Kun ”kiire” kasvaa, ”virheet” kasvaa, vähän myöhemmin ”luottamus” vähenee,"
        " ja ”kiire” kasvaa entisestään."
    )
    assert aloud.loop(BUSY, "sv") == (
        "När ”kiire” ökar, ökar ”virheet”, lite senare minskar ”luottamus”,"
        " och då ökar ”kiire” ännu mer."
    )
    assert aloud.loop(BUSY, "en") == (
        "When “kiire” rises, “virheet” rises, a little later “luottamus” falls,"
        " and “kiire” rises still more."
    )


def test_a_balancing_loop_comes_back_the_other_way() -> None:
    assert aloud.loop(CALMING, "en") == (
        "When “kiire” rises, “tauot” falls, and a little later “kiire” falls again."
    )


@given(maps, st.sampled_from(["fi", "sv", "en"]))
def test_the_end_of_the_sentence_says_what_kind_it_is(drawn: list[Arrow], language: str) -> None:
    for loop in loops.find(drawn).loops:
        more = aloud.BACK[language][1].format(aloud.QUOTED[language].format(loop.nodes[0]))
        assert aloud.loop(loop, language).endswith(f"{more}.") == (loop.kind == "reinforcing")


def names(*drawn: Arrow) -> set[str]:
    return {one.name for one in archetypes.likenesses(loops.find(drawn).loops)}


PATTERNS: dict[str, tuple[Arrow, ...]] = {
    "fixes-that-fail": (
        Arrow("problem", "fix"),
        Arrow("fix", "problem", -1),
        Arrow("fix", "harm", 1, late=True),
        Arrow("harm", "problem"),
    ),
    "shifting-the-burden": (
        Arrow("problem", "quick"),
        Arrow("quick", "problem", -1),
        Arrow("problem", "thorough"),
        Arrow("thorough", "problem", -1, late=True),
    ),
    "limits-to-growth": (
        Arrow("effort", "result"),
        Arrow("result", "effort"),
        Arrow("result", "limit"),
        Arrow("limit", "result", -1),
    ),
    "success-to-the-successful": (
        Arrow("share", "mine"),
        Arrow("mine", "share"),
        Arrow("share", "yours", -1),
        Arrow("yours", "share", -1),
    ),
    "tragedy-of-the-commons": (
        Arrow("my use", "my gain"),
        Arrow("my gain", "my use"),
        Arrow("your use", "your gain"),
        Arrow("your gain", "your use"),
        Arrow("my use", "total"),
        Arrow("your use", "total"),
        Arrow("total", "pasture", -1, late=True),
        Arrow("pasture", "my gain"),
        Arrow("pasture", "your gain"),
    ),
    "escalation": (
        Arrow("my lead", "your deed"),
        Arrow("your deed", "my lead", -1),
        Arrow("my lead", "my deed", -1),
        Arrow("my deed", "my lead"),
    ),
    "drifting-goals": (
        Arrow("gap", "deed"),
        Arrow("deed", "gap", -1, late=True),
        Arrow("gap", "goal", -1),
        Arrow("goal", "gap"),
    ),
}


@pytest.mark.parametrize("name", archetypes.NAMES)
def test_a_map_drawn_as_the_pattern_is_recognised(name: str) -> None:
    assert name in names(*PATTERNS[name])


@pytest.mark.parametrize("name", [one for one in archetypes.NAMES if one[0] != "t"])
def test_a_small_map_resembles_one_pattern_only(name: str) -> None:
    assert names(*PATTERNS[name]) == {name}


@pytest.mark.parametrize("name", archetypes.NAMES)
def test_with_one_arrow_less_the_pattern_is_gone(name: str) -> None:
    drawn = PATTERNS[name]
    for left_out in range(len(drawn)):
        assert name not in names(*drawn[:left_out], *drawn[left_out + 1 :])


@given(maps)
def test_one_loop_alone_resembles_nothing(drawn: list[Arrow]) -> None:
    for loop in loops.find(drawn).loops:
        assert archetypes.likenesses([loop]) == ()
