"""The map as it stands: cards, arrows, and the loops among them. What screens and papers show."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from talkoot.figures import aloud, archetypes, loops
from talkoot.figures.loops import Arrow
from talkoot.stepkinds import base
from talkoot.stepkinds.link import moves
from talkoot.stepkinds.link.words import KINDS, LETTERS, PATTERNS, Pattern, lacks

SHOWN = 40  # loops: the short ones, which people can follow


class Node(base.Summary):
    id: str
    text: str
    loops: int = 0

    @property
    def lacks(self) -> bool:
        return lacks(self.text)


class Drawn(base.Summary):
    """An arrow, with the names of its ends."""

    start: str
    end: str
    sign: int = 1
    late: bool = False
    signed: bool = True
    names: tuple[str, str]

    @property
    def key(self) -> str:
        return f"{self.start} {self.end}"

    @property
    def arrow(self) -> Arrow:
        return Arrow(self.names[0], self.names[1], -1 if self.sign < 0 else 1, self.late)

    def aloud(self, language: str) -> str:
        say = aloud.arrow if self.signed else aloud.touch
        return say(self.arrow, language)


class Circle(base.Summary):
    """A loop: its arrows, and its name where people gave it one."""

    cards: tuple[str, ...]
    arrows: tuple[Drawn, ...]
    kind: loops.Kind | None = None
    number: int = 1  # among those of its kind
    name: str = ""

    @property
    def key(self) -> str:
        return " ".join(self.cards)

    @property
    def kind_word(self) -> str:
        return str(KINDS[self.kind]) if self.kind else ""

    @property
    def label(self) -> str:
        return f"{LETTERS[self.kind] if self.kind else ''}{self.number}"

    def aloud(self, language: str) -> str:
        if self.kind is None:
            return " → ".join((*(one.names[0] for one in self.arrows), self.arrows[0].names[0]))
        return aloud.loop(loops.Loop(tuple(one.arrow for one in self.arrows)), language)

    def told(self, language: str) -> str:
        """The loop as a card: its name first, if it has one."""
        said = self.aloud(language)
        return f"{self.name}: {said}" if self.name else said


class Likeness(base.Summary):
    """A well-known pattern that the map may resemble."""

    pattern: str
    loops: tuple[int, ...]

    @property
    def words(self) -> Pattern:
        return PATTERNS[self.pattern]


class Summary(base.Summary):
    nodes: tuple[Node, ...] = ()
    arrows: tuple[Drawn, ...] = ()
    loops: tuple[Circle, ...] = ()
    likenesses: tuple[Likeness, ...] = ()
    more: int = 0  # loops that are not listed
    capped: bool = False
    stamp: int = 0

    @property
    def leverage(self) -> list[Node]:
        """The cards that most loops go through, where that tells them apart."""
        through = sorted((one for one in self.nodes if one.loops > 1), key=lambda one: -one.loops)
        return through[:3]

    def labels(self, likeness: Likeness) -> list[str]:
        return [self.loops[place].label for place in likeness.loops]

    @property
    def resembled(self) -> list[tuple[Likeness, str]]:
        return [(one, ", ".join(self.labels(one))) for one in self.likenesses]

    @property
    def others(self) -> list[Pattern]:
        """The patterns the map does not show: to read, and to ask oneself about."""
        seen = {one.pattern for one in self.likenesses}
        return [words for name, words in PATTERNS.items() if name not in seen]


def chart(
    given: Sequence[moves.Body],
    cards: Sequence[tuple[str, str]],
    most: int,
    *,
    signed: bool,
    looped: bool,
) -> Summary:
    """Fold the moves into the map."""
    texts = dict(cards)
    arrows = moves.arrows(given, texts, most)
    found = _find(tuple(sorted(arrows, key=lambda one: (one.start, one.end)))) if looped else NONE
    drawn = {
        (one.start, one.end): Drawn(
            start=one.start,
            end=one.end,
            sign=one.sign if signed else 1,
            late=one.late,
            signed=signed,
            names=(texts[one.start], texts[one.end]),
        )
        for one in arrows
    }
    through = dict(found.leverage)
    listed = found.loops[:SHOWN]
    alike = archetypes.likenesses(listed) if signed else ()
    return Summary(
        nodes=tuple(Node(id=card, text=text, loops=through.get(card, 0)) for card, text in cards),
        arrows=tuple(drawn.values()),
        loops=tuple(_circles(listed, drawn, moves.names(given), signed)),
        likenesses=tuple(Likeness(pattern=one.name, loops=one.loops) for one in alike),
        more=len(found.loops) - len(listed),
        capped=found.capped,
        stamp=moves.stamp(given),
    )


NONE = loops.Found((), ())


@lru_cache(maxsize=256)
def _find(arrows: tuple[Arrow, ...]) -> loops.Found:
    """Every screen of a room asks for the loops of the same map."""
    return loops.find(arrows)


def _circles(
    found: Sequence[loops.Loop],
    drawn: dict[tuple[str, str], Drawn],
    names: dict[moves.Key, str],
    signed: bool,
) -> list[Circle]:
    counts: dict[str, int] = {}
    circles = []
    for loop in found:
        kind = loop.kind if signed else None
        counts[str(kind)] = counts.get(str(kind), 0) + 1
        circles.append(
            Circle(
                cards=loop.nodes,
                arrows=tuple(drawn[one.start, one.end] for one in loop.arrows),
                kind=kind,
                number=counts[str(kind)],
                name=names.get(loop.nodes, ""),
            )
        )
    return circles
