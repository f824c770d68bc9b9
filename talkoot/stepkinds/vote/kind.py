"""Vote: give weight to cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any, ClassVar

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.figures.release import FULL, K, Released
from talkoot.stepkinds import base, phrases
from talkoot.stepkinds.vote import results, shapes
from talkoot.stepkinds.vote.form import OPINIONS, STANCES, WORDS, Form
from talkoot.stepkinds.vote.shapes import MOST_SCORE, REASON, Body, Settings, Summary

__all__ = ["Body", "Settings", "Summary", "Vote"]


class Vote(base.StepKind[Settings, Body, Summary]):
    name = "vote"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "star"
    word: ClassVar[Any] = _("Vote")
    action_label: ClassVar[Any] = _("Send my vote")
    about_cards = True

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(settings, scene, data, prefix=prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        given = {f"weight-{item}": weight for item, weight in body.weights.items()}
        if settings.way == "rank":
            places = {item: settings.dots + 1 - weight for item, weight in body.weights.items()}
            return {f"weight-{item}": place for item, place in places.items()}
        if settings.way == "approve":
            return dict.fromkeys(given, "on")
        scores = {
            f"score-{item}-{at}": score
            for item, scores in body.scores.items()
            for at, score in enumerate(scores)
        }
        return given | scores | {f"reason-{item}": why for item, why in body.reasons.items()}

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        return results.summary(settings, contributions, scene.items)

    def adds_up(self, settings: Settings) -> bool:
        return settings.way == "agree" or bool(settings.pass_along)

    def reveal(self, settings: Settings) -> str | None:
        """A figure that changes with each vote would tell what the last one was."""
        return "close" if settings.way in ("score", "agree") else None

    def passes(self, settings: Settings) -> int:
        return settings.pass_along

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        around = (scene.sheet.item,) if scene.sheet and scene.sheet.item else scene.items
        items = [item.id for item in around]
        if not items:
            return None
        before = scene.given.weights if scene.given else {}
        if settings.way == "score":
            return _scores(settings, items, before, rng)
        if settings.way == "agree":
            return Body(weights=before | {item: rng.choice((0, 1, 2, 2, 2)) for item in items})
        if settings.way == "consent":
            return _stances(items, scene.language, rng)
        if settings.way == "dots":
            return Body(weights=dict(Counter(rng.choice(items) for _dot in range(settings.dots))))
        some = rng.sample(items, rng.randint(1, min(settings.dots, len(items))))
        if settings.way == "approve":
            return Body(weights=dict.fromkeys(some, 1))
        return Body(weights={item: settings.dots - place for place, item in enumerate(some)})

    def carried(self, settings: Settings, summary: Summary) -> tuple[base.Item, ...] | None:
        """Cards that got most, proposals that have consent, statements that many agree with."""
        if settings.way == "consent":
            return tuple(base.Item(one.id, one.text) for one in summary.decisions if one.reached)
        if settings.way == "agree":
            return tuple(base.Item(one.id, one.text) for one in results.agreed(settings, summary))
        return tuple(base.Item(one.id, one.text) for one in summary.standings if one.kept)

    def looks(self, settings: Settings, summary: Summary) -> tuple[base.Look, ...]:
        """Exact counts only: of few it is told in words, and words are not kept."""
        if settings.asks != "seen":
            return ()
        told = ((one.id, _exact(one)) for one in summary.opinions)
        return tuple(base.Look(item, *counts) for item, counts in told if counts)

    def joins_from(self, settings: Settings) -> int:
        """Dots and points are added up; else it is told how many took each stand."""
        return K if settings.way in ("dots", "rank", "score") else FULL

    def figures(self, summary: Summary, language: str) -> tuple[base.Figure, ...]:
        if not summary.voters:
            return ()
        rows: list[base.Figure] = [(one.text, _whole(one.weight)) for one in summary.standings]
        rows += [(one.text, decided(one)) for one in summary.decisions]
        for opinion in summary.opinions:
            if isinstance(opinion.figure, Released):
                rows += [
                    (f"{opinion.text} – {words}", said(bar))
                    for (_value, words), bar in zip(
                        WORDS[summary.asks], opinion.columns, strict=True
                    )
                ]
        return tuple(rows)

    def lines(self, settings: Settings, body: Body, scene: base.Scene) -> tuple[str, ...]:
        texts = {item.id: item.text for item in scene.items}
        if settings.way == "rank":
            order = sorted(body.weights, key=lambda item: -body.weights[item])
            return tuple(f"{n}. {texts[one]}" for n, one in enumerate(order, 1) if one in texts)
        agreeing = dict(WORDS[settings.asks])
        words = {"consent": dict(STANCES), "agree": agreeing}.get(settings.way, {})
        weights = {item: words.get(weight, weight) for item, weight in body.weights.items()}
        scores = {item: ", ".join(map(str, scores)) for item, scores in body.scores.items()}
        given = (weights | scores).items()
        return tuple(f"{texts[item]}: {value}" for item, value in given if item in texts)


def _exact(opinion: shapes.Opinion) -> tuple[int, int, int] | None:
    """How many saw it done, partly, not at all; none where it is told in words."""
    counts = [bar.count for bar in opinion.columns if bar.count is not None]
    if len(counts) < len(OPINIONS):
        return None
    done, unseen, partly = counts
    return done, partly, unseen


def decided(decision: shapes.Decision) -> str:
    """Say in words what came of a proposal."""
    if not decision.voters:
        return gettext("nobody has said anything yet")
    return gettext("consent reached") if decision.reached else "; ".join(decision.objections)


def said(bar: Any) -> str | int:
    words = {
        "none": gettext("nobody"),
        "some": gettext("some or nobody"),
        "half": gettext("at least half"),
        "nearly-all": gettext("nearly all"),
        "all": gettext("all"),
    }
    count: int | None = bar.count
    return words[bar.word] if count is None else count


def _scores(
    settings: Settings, items: Sequence[str], before: dict[str, int], rng: Random
) -> Body | None:
    if settings.pass_along:
        return Body(weights=before | {item: rng.randint(1, MOST_SCORE) for item in items})
    some = [item for item in items if rng.random() < 0.9] or [items[0]]
    if settings.criteria:
        return Body(scores={one: _marks(len(settings.criteria), rng) for one in some})
    return Body(weights={item: rng.randint(1, MOST_SCORE) for item in some})


def _marks(criteria: int, rng: Random) -> tuple[int, ...]:
    return tuple(rng.randint(0, MOST_SCORE) for _criterion in range(criteria))


def _stances(items: Sequence[str], language: str, rng: Random) -> Body:
    weights = {item: rng.choices((0, 1, 2), weights=(1, 3, 12))[0] for item in items}
    reasons = {
        item: phrases.fitting(phrases.REMARKS, language, REASON, rng)
        for item, stance in weights.items()
        if stance == shapes.OBJECT
    }
    return Body(weights=weights, reasons=reasons)


def _whole(weight: float) -> float | int:
    """Dots are counted, and means are not."""
    return int(weight) if float(weight).is_integer() else weight
