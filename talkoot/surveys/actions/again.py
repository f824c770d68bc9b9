"""The same survey again: the next wave asks what the last one asked, on the same terms."""

from __future__ import annotations

from talkoot.surveys.actions import link, plan
from talkoot.surveys.models import Survey


def ask_again(before: Survey, title: str) -> Survey:
    """Plan the next wave of a published survey. Its key, its days and its handling are its own.

    Where waves are linked, it is taken for the last of them, unless that is said otherwise.
    """
    made = plan.prepare(
        before.organisation,
        before.source,
        title,
        before=before,
        programme=before.programme,
        mode=before.mode,
        k=before.k,
        contact=before.contact,
    )
    agreed = link.of(before)
    if agreed is not None and link.can_agree(made):
        link.agree(made, agreed.decided_on, agreed.decided_by, last=True)
    return made
