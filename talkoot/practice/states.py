"""From which state an operating model may come to which, and what it needs for it. Pure."""

from __future__ import annotations

from datetime import date

IDEA, TRIAL, IN_USE, RETIRED = "idea", "trial", "in-use", "retired"
NEXT = {
    IDEA: (TRIAL, RETIRED),
    TRIAL: (TRIAL, IN_USE, RETIRED),
    IN_USE: (TRIAL, RETIRED),
    RETIRED: (IDEA,),
}
LACKS_DAYS, LACKS_ORDER, LACKS_SIGNATURE, NOT_NEXT = "days", "order", "signature", "not-next"


def lacks(
    now: str,
    then: str,
    *,
    signed: bool,
    trial_from: date | None = None,
    check_on: date | None = None,
) -> str:
    """What keeps a model from a state; nothing where it may come to it."""
    if then not in NEXT.get(now, ()):
        return NOT_NEXT
    if then == TRIAL and (trial_from is None or check_on is None):
        return LACKS_DAYS
    if then == TRIAL and trial_from and check_on and check_on <= trial_from:
        return LACKS_ORDER
    return LACKS_SIGNATURE if then == IN_USE and not signed else ""
