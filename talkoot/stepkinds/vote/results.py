"""What comes of a vote, one function for each way. Pure: bodies and cards in, a summary out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from statistics import fmean, pstdev

from talkoot.figures import rankings
from talkoot.figures.release import Released, release_choices
from talkoot.stepkinds.base import Item
from talkoot.stepkinds.vote import shapes
from talkoot.stepkinds.vote.shapes import Body, Decision, Mark, Opinion, Settings, Standing, Summary

MOST_RANKED = 80  # cards compared pair by pair: those that Borda puts first


def summary(settings: Settings, bodies: Sequence[Body], items: Sequence[Item]) -> Summary:
    """Return the sum in the words of the way people voted."""
    if settings.way == "consent":
        decisions = tuple(_decision(item, bodies) for item in items)
        return Summary(voters=len(bodies), decisions=decisions)
    if settings.way == "agree":
        opinions = tuple(_opinion(one, bodies) for one in items)
        return Summary(voters=len(bodies), opinions=opinions, asks=settings.asks)
    if settings.way == "rank":
        standings = _ranked(bodies, items)
    elif settings.way == "score":
        standings = [_scored(settings, item, bodies) for item in items]
    else:
        standings = _weighed(bodies, items)
    return Summary(voters=len(bodies), standings=_in_order(settings, standings))


def _weighed(bodies: Sequence[Body], items: Sequence[Item]) -> list[Standing]:
    weights: Counter[str] = Counter()
    for body in bodies:
        weights.update(body.weights)
    return [Standing(id=item.id, text=item.text, weight=weights[item.id]) for item in items]


def _in_order(settings: Settings, standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """The best first, with what is taken on marked, and each as a share of the heaviest."""
    heaviest = max((one.weight for one in standings), default=0) or 1
    last = len(standings) + 1  # what nobody ranked
    ranked = sorted(standings, key=lambda one: (one.place or last, -one.weight, one.text, one.id))
    return tuple(
        one.model_copy(
            update={
                "kept": number < settings.keep and _counts(settings, one),
                "share": round(100 * one.weight / heaviest),
            }
        )
        for number, one in enumerate(ranked)
    )


def _counts(settings: Settings, one: Standing) -> bool:
    """Whether anybody gave the card anything."""
    return one.place is not None if settings.way == "rank" else one.weight > 0


# Rank -------------------------------------------------------------------------------------------


def _ranked(bodies: Sequence[Body], items: Sequence[Item]) -> list[Standing]:
    ballots = tuple(sorted(_ballot(body) for body in bodies))
    places, points = _places(ballots, tuple(item.id for item in items))
    return [
        Standing(id=item.id, text=item.text, weight=points[item.id], place=places.get(item.id))
        for item in items
    ]


def _ballot(body: Body) -> tuple[str, ...]:
    return tuple(sorted(body.weights, key=lambda item: -body.weights[item]))


@lru_cache(maxsize=64)
def _places(
    ballots: tuple[tuple[str, ...], ...], cards: tuple[str, ...]
) -> tuple[dict[str, int], dict[str, float]]:
    """Schulze's places, and the points of Borda beside them. Every screen of a room asks anew."""
    points = rankings.borda(ballots, cards)
    named = {card for ballot in ballots for card in ballot}
    first = sorted(named & set(cards), key=lambda card: -points[card])[:MOST_RANKED]
    return rankings.schulze(ballots, first), points


# Score ------------------------------------------------------------------------------------------


def _scored(settings: Settings, item: Item, bodies: Sequence[Body]) -> Standing:
    """Mean and spread on each criterion. Passed cards have a sum: of so many scores, at most 5."""
    given = [scores for body in bodies if (scores := scores_of(body, item.id))]
    criteria = settings.criteria or (None,)
    columns = [[scores[at] for scores in given if at < len(scores)] for at in range(len(criteria))]
    marks = tuple(
        Mark(criterion=criterion, mean=round(fmean(column), 1), spread=round(pstdev(column), 1))
        for criterion, column in zip(criteria, columns, strict=True)
        if column
    )
    mean = sum(fmean(column) for column in columns if column)
    weight = round(mean * settings.pass_along) if settings.pass_along else round(mean, 2)
    return Standing(id=item.id, text=item.text, weight=weight, marks=marks, voters=len(given))


def scores_of(body: Body, item: str) -> tuple[int, ...]:
    if item in body.scores:
        return body.scores[item]
    return (body.weights[item],) if item in body.weights else ()


# Consent and statements ---------------------------------------------------------------------------


def _decision(item: Item, bodies: Sequence[Body]) -> Decision:
    stances = [body.weights[item.id] for body in bodies if item.id in body.weights]
    against = [body for body in bodies if body.weights.get(item.id) == shapes.OBJECT]
    return Decision(
        id=item.id,
        text=item.text,
        voters=len(stances),
        reservations=stances.count(shapes.LIVE_WITH),
        objections=tuple(sorted(body.reasons.get(item.id, "") for body in against)),
    )


def _opinion(item: Item, bodies: Sequence[Body]) -> Opinion:
    given = [(body.weights[item.id],) for body in bodies if item.id in body.weights]
    options = (shapes.DISAGREE, shapes.PASS, shapes.AGREE)
    return Opinion(id=item.id, text=item.text, figure=release_choices(given, options))


def agreed(settings: Settings, summary: Summary) -> tuple[Opinion, ...]:
    """The statements that at least half are told to agree with: no more than the table tells."""
    told = [one for one in summary.opinions if _half_agree(one)]
    return tuple(told[: settings.keep])


def _half_agree(opinion: Opinion) -> bool:
    if not isinstance(opinion.figure, Released):
        return False
    word = next(bar.word for bar in opinion.figure.bars if bar.value == shapes.AGREE)
    return word in ("half", "nearly-all", "all")
