"""What is known of a programme, for the composer: released figures, counts, what was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone, translation

from talkoot.practice.models import OperatingModel
from talkoot.programmes.models import Plan, Programme
from talkoot.programmes.plans.schema import Goal as PlanGoal
from talkoot.programmes.plans.schema import Party
from talkoot.reports.composing import Sentence, compose
from talkoot.reports.evaluation.comments import WRITTEN, texts_of
from talkoot.reports.evaluation.figures import figures
from talkoot.reports.evaluation.whole import Gauged, whole
from talkoot.reports.evaluation.whole import Part as Judged
from talkoot.reports.facts import (
    Aim,
    Applicant,
    Facts,
    Goal,
    Heard,
    Held,
    Measured,
    Observed,
    Part,
    Promise,
    Quote,
    Risk,
    Thought,
)
from talkoot.reports.funders import costs, payers, sections_of
from talkoot.reports.models import Observation, Result
from talkoot.reports.risks.whole import risks
from talkoot.workshops.models import Workshop

BESIDE = ("union", "employer", "school", "partner")
MOST_WORDS = 30


def facts(programme: Programme, language: str) -> Facts:
    """Everything the report may rest on, in the words of its language."""
    with translation.override(language):
        return _facts(programme, language)


def draft(programme: Programme, language: str) -> tuple[Sentence, ...]:
    """What can be said of a programme, in the sections that its funder wants."""
    wanted = {one.id for one in sections_of(programme)}
    said = compose(facts(programme, language), language)
    return tuple(one for one in said if one.section in wanted)


def _facts(programme: Programme, language: str) -> Facts:
    card = programme.page
    told: dict[str, Any] = {
        "title": programme.title,
        "applicant": programme.house.name,
        "payers": payers(programme, language),
    }
    if card:
        told |= {name: said for name in _OF_THE_CARD if (said := getattr(card, name))}
    return Facts(
        **(told | costs(programme) | _planned(programme)),
        starts_on=programme.starts_on,
        ends_on=programme.ends_on,
        workshops=tuple(_held(programme)),
        promises=tuple(
            Promise(str(one.pk), one.what, one.state)  # type: ignore[arg-type]
            for one in programme.commitments.soonest_first()
        ),
        modules=tuple(Part(str(one.pk), one.title) for one in programme.modules.all()),
        models=tuple(Part(str(one.pk), one.name) for one in _models(programme)),
        figures=tuple(figures(programme)),
        quotes=tuple(_quotes(programme)),
        risks=tuple(_risks(programme)),
        **_evaluated(programme),
    )


def _evaluated(programme: Programme) -> dict[str, Any]:
    """What the page of the evaluation tells, without its figures of no aim."""
    read = whole(programme)
    return {
        "aims": tuple(_aim(one) for one in read.parts if one.is_told),
        "dialogue": _aim(read.dialogue),
        "observed": tuple(map(_observed, read.others)),
        "groups": (read.groups.all, read.groups.mixed) if read.groups.told else (0, 0),
        "thoughts": tuple(
            Thought(str(one.module), one.title, one.n, one.mean) for one in read.modules
        ),
    }


def _aim(part: Judged) -> Aim:
    said = tuple(map(_observed, part.observations))
    shown = tuple(_measured(one, one.result) for one in part.indicators if one.result)
    return Aim(part.aim.key, part.aim.text, part.aim.is_goal, part.figures, said, shown)


def _measured(one: Gauged, result: Result) -> Measured:
    plan = one.indicator
    told = (result.value, result.origin, result.measured_on)
    return Measured(one.key, plan.what, *told, plan.baseline, plan.target)


def _observed(one: Observation) -> Observed:
    leans: Any = one.leans
    return Observed(str(one.pk), one.text, leans, one.said, one.read, one.title, one.said_on)


_OF_THE_CARD = ("applicant", "implementer")


def _planned(programme: Programme) -> dict[str, Any]:
    """What the plan says of why, for whom and on what ground. Names of people stay there."""
    plan = Plan.objects.filter(programme=programme).first()
    if plan is None:
        return {}
    text = plan.text
    return {
        "situation": _line(text.situation),
        "research": tuple(one.citation for one in text.research if one.citation),
        "expert_why": _line(text.ground),
        "audiences": tuple(one.who for one in text.audiences if one.who),
        "goals": tuple(_goal(one) for one in text.goals if one.what),
        "applicants": tuple(_applicant(one) for one in text.applicants if one.organisation),
        "beside": tuple(
            (str(one.role), one.organisation)
            for one in text.parties
            if one.role in BESIDE and one.organisation
        ),
        "told": tuple(
            Heard(one.whom or "", one.day, _line(one.what)) for one in text.informed if one.day
        ),
    }


def _applicant(one: Party) -> Applicant:
    return Applicant(one.organisation, one.form or "", one.behalf)


def _risks(programme: Programme) -> Iterator[Risk]:
    for one in risks(programme):
        means = tuple((linked.means.kind, linked.means.words) for linked in one.means)
        yield Risk(one.key, _line(one.what), means, one.state.state, one.state.known_by)


def _goal(goal: PlanGoal) -> Goal:
    indicators = (one.what for effect in goal.effects for one in effect.indicators)
    return Goal(_line(goal.what), tuple(name for name in indicators if name))


def _line(text: str) -> str:
    return " ".join(text.split())


def _models(programme: Programme) -> QuerySet[OperatingModel]:
    return OperatingModel.objects.filter(programme=programme).alive().order_by("name")


def _held(programme: Programme) -> Iterator[Held]:
    rooms = programme.workshops.filter(state=Workshop.State.CLOSED, rehearsal=False)
    for room in rooms.order_by("closed_at"):
        summary = room.summary or {}
        yield Held(
            ref=str(room.pk),
            title=room.title,
            on=_day(room),
            people=summary.get("people", 0),
            heard=summary.get("heard", 0),
            method=room.method.title.text(),
            own_pace=not room.is_led,
        )


def _day(room: Workshop) -> date:
    at = room.starts_at or room.closed_at
    return timezone.localdate(at) if at else room.closes_on or timezone.localdate()


def _quotes(programme: Programme) -> Iterator[Quote]:
    """The first of what was written under each heading: the most liked stand first."""
    for one in programme.evidence.filter(kind__in=WRITTEN).order_by("found_on", "pk"):
        text = next((text for text in texts_of(one) if len(text.split()) <= MOST_WORDS), "")
        if text:
            yield Quote(str(one.pk), text, one.title)
