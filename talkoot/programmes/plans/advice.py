"""Advice on a plan: what the people at a funder, or a reader, would ask about. Never a block."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from talkoot.programmes.models import Programme
from talkoot.programmes.plans.schema import PlanText


def advise(plan: PlanText, programme: Programme) -> list[str]:
    """Everything worth a second look, as sentences."""
    if plan.is_empty:
        return []
    told = _told(plan, programme)
    return [*_goals(plan), *_people(plan), *told, *_rest(plan), *_in_time(plan, programme)]


def _goals(plan: PlanText) -> Iterator[str]:
    if not plan.goals:
        yield _("The plan names no goal.")
    for number, goal in enumerate(plan.goals, start=1):
        if not goal.effects:
            yield _("Goal %(number)s names no effect.") % {"number": number}
        for place, effect in enumerate(goal.effects, start=1):
            if not effect.indicators:
                yield _("Effect %(number)s has no indicator.") % {"number": f"{number}.{place}"}
    for _goal, _effect, one in plan.indicators():
        if one.target and not one.baseline:
            yield _("“%(what)s” has a target, but no baseline.") % {"what": one.what}
        if one.what and not one.origin:
            yield _("Where does the figure of “%(what)s” come from?") % {"what": one.what}


def _people(plan: PlanText) -> Iterator[str]:
    if not plan.audiences:
        yield _("The plan does not say for whom it is.")
    for role, sentence in (
        ("expert", _("No expert is named.")),
        ("health", _("Occupational health care is not among those who are told.")),
        ("safety", _("The safety representative is not among those who are told.")),
    ):
        if not any(one.role == role for one in plan.parties):
            yield sentence
    if plan.of_role("co-applicant") and len(plan.of_role("applicant")) != 1:
        yield _("Several apply together: say which one of them answers to the funder.")
    implementers = {_plain(one.organisation) for one in plan.of_role("implementer")}
    experts = {_plain(one.organisation) for one in plan.of_role("expert")}
    if implementers and experts and not implementers & experts and not plan.ground:
        yield _("Implementer and expert are different. Say why, and who answers for what.")
    own = {_plain(one.organisation) for one in plan.applicants} - {""}
    if own & experts:
        yield _("The expert is from the applicant's own house. Most funders want an outside one.")


def _told(plan: PlanText, programme: Programme) -> Iterator[str]:
    """Once the work goes on: has occupational health care heard of it?"""
    begun = programme.starts_on and programme.starts_on <= timezone.localdate()
    heard = any(one.whom == "health" and one.day for one in plan.informed)
    if begun and plan.of_role("health") and not heard:
        yield _("It is not written down what occupational health care has been told, and when.")


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _rest(plan: PlanText) -> Iterator[str]:
    if not plan.research:
        yield _("No research behind the work is named.")
    if plan.of_role("expert") and not plan.ground:
        yield _("The plan does not say why this expert was chosen.")
    if not plan.novelty:
        yield _("The plan does not say what is new in it.")


def _in_time(plan: PlanText, programme: Programme) -> Iterator[str]:
    days = [one.day for one in plan.cooperation if one.day]
    if not days:
        yield _("The plan has not been handled in the cooperation procedure yet.")
    elif programme.starts_on and min(days) > programme.starts_on:
        yield _("The cooperation procedure came only after the start.")
