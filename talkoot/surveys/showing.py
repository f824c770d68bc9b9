"""From the published snapshot to what a page says of one unit. Pure; nothing else is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from talkoot.ground.texts import pick
from talkoot.surveys import beside
from talkoot.surveys.beside import BenchmarkShown, ChangeShown, DiffersShown, FollowedShown
from talkoot.surveys.questionnaire import Answers, Item, Questionnaire, Scale

Snapshot = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """Where a mean and its interval stand on a line, in percent of its length."""

    dot: str
    start: str
    width: str


@dataclass(frozen=True)
class ItemShown:
    text: str
    n: int
    mean: float
    reverse: bool
    counts: tuple[tuple[str, int], ...]
    id: str = ""


@dataclass(frozen=True)
class ScaleShown:
    """A scale in one unit; `n` is 0 where it may not be told."""

    title: str
    measures: str
    validated: bool
    low_word: str
    high_word: str
    first: float
    last: float
    n: int = 0
    mean: float = 0
    low: float = 0
    high: float = 0
    few: bool = False
    line: Line | None = None
    items: tuple[ItemShown, ...] = ()
    id: str = ""
    change: ChangeShown | None = None
    followed: FollowedShown | None = None
    differs: DiffersShown | None = None
    benchmark: BenchmarkShown | None = None
    held_until: date | None = None  # told to the supervisor first


@dataclass(frozen=True)
class Shown:
    """What is told under one heading: a unit alone, with guests, or several units together."""

    names: tuple[str, ...]  # of the units told together; of one, where it is told alone
    guests: tuple[str, ...]
    n: int
    people: int
    scales: tuple[ScaleShown, ...]

    @property
    def together(self) -> bool:
        return len(self.names) > 1

    @property
    def rate(self) -> int | None:
        """Percent who answered; None where more slips were used than there are people."""
        return round(100 * self.n / self.people) if self.people >= self.n else None


@dataclass(frozen=True)
class Row:
    """A unit in the list, how deep it lies, and who it is shown with."""

    place: int
    depth: int
    name: str
    n: int
    beside: tuple[str, ...]


def rows(
    tree: Sequence[Mapping[str, Any]], told: Snapshot, only: Collection[int] | None = None
) -> Iterator[Row]:
    """Yield every unit, or only some, with the size of its figure, or with whom it is shown."""
    depths: list[int] = []
    for place, unit in enumerate(tree):
        parent = unit["parent"]
        depths.append(0 if parent is None else depths[parent] + 1)
        if only is None or place in only:
            n = told["respondents"].get(str(place), 0)
            yield Row(place, depths[place], _name(tree, place), n, _beside(tree, told, place))


def _beside(tree: Sequence[Mapping[str, Any]], told: Snapshot, place: int) -> tuple[str, ...]:
    cells = told["together"].get(str(place), {}).get("cells", ())
    return tuple(_name(tree, cell) for cell in cells if cell != place)


def _name(tree: Sequence[Mapping[str, Any]], place: int) -> str:
    return pick(tree[place]["names"])


def unit(
    asked: Questionnaire, tree: Sequence[Mapping[str, Any]], told: Snapshot, place: int
) -> Shown | None:
    """What is told of a unit, alone or together with others; None where nothing is."""
    joint = told["together"].get(str(place))
    key = joint["key"] if joint else str(place)
    if key not in told["respondents"]:
        return None
    own = _name(tree, place)
    return Shown(
        (own, *_beside(tree, told, place)),
        tuple(_name(tree, cell) for cell in told["guests"].get(key, ())),
        told["respondents"][key],
        told["people"][key],
        tuple(_scale(asked, tree, one, told, key) for one in asked.scales),
    )


def _scale(
    asked: Questionnaire,
    tree: Sequence[Mapping[str, Any]],
    scale: Scale,
    told: Snapshot,
    key: str,
) -> ScaleShown:
    answers = asked.answers_of(scale)
    factor = scale.times * (len(asked.items_of(scale)) if scale.score == "sum" else 1)
    first, last = answers.first * factor, (answers.first + answers.steps - 1) * factor
    bare = ScaleShown(
        str(scale.title),
        str(scale.measures),
        scale.validated,
        str(answers.low),
        str(answers.high),
        first,
        last,
        id=scale.id,
    )
    figure = told["scales"][scale.id]["units"].get(key)
    if figure is None:
        held = told.get("held", {"scales": (), "until": None})
        return replace(bare, held_until=held["until"] if scale.id in held["scales"] else None)
    items = tuple(_items(asked.items_of(scale), answers, told, key))
    ends = {"low": max(first, figure["low"]), "high": min(last, figure["high"])}
    known = {name: figure[name] for name in FIGURE} | ends
    return replace(
        bare,
        **known,
        line=line(known, first, last),
        items=items,
        change=beside.change(tree, told, scale.id, key),
        followed=beside.followed(tree, told, scale.id, key),
        differs=beside.differs(told, scale.id, key),
        benchmark=beside.benchmark(
            figure["mean"], figure["n"], told.get("benchmarks", {}).get(scale.id)
        ),
    )


FIGURE = ("n", "mean", "few")


def line(figure: Mapping[str, Any], first: float, last: float) -> Line:
    def at(value: float) -> float:
        return 100 * (min(max(value, first), last) - first) / (last - first)

    low, high = at(figure["low"]), at(figure["high"])
    return Line(f"{at(figure['mean']):.1f}%", f"{low:.1f}%", f"{high - low:.1f}%")


def _items(
    items: Sequence[Item], answers: Answers, told: Snapshot, key: str
) -> Iterator[ItemShown]:
    for item in items:
        if figure := told["items"][item.id].get(key):
            counts = zip(_labels(answers), figure["counts"], strict=False)
            text = str(item.text) if item.text else item.id
            mean = figure["mean"] + answers.first - 1
            yield ItemShown(text, figure["n"], mean, item.reverse, tuple(counts), item.id)


def _labels(answers: Answers) -> list[str]:
    if answers.labels:
        return [str(one) for one in answers.labels]
    return [str(step + answers.first) for step in range(answers.steps)]
