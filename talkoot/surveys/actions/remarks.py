"""Read what was written in one's own words, and hide what names somebody. Nothing is erased."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from talkoot.figures.blocks import Block
from talkoot.surveys.models import Remark, Survey


@dataclass(frozen=True, slots=True)
class Written:
    """A remark and the block of ten writers or more that it is told in."""

    pk: UUID
    question: str
    block10: int
    text: str
    hidden: bool


def remarks_of(survey: Survey, *, hidden: bool = False) -> list[Written]:
    """Return what may be read, in the order of drawn ids; with `hidden` all, to moderate."""
    found = Remark.objects.filter(box=survey.box).order_by("pk")
    if not hidden:
        found = found.filter(hidden=False)
    return [Written(one.pk, one.question, one.block10, one.text, one.hidden) for one in found]


def blocks_of_remarks(survey: Survey, question: str) -> tuple[Block, ...]:
    """The blocks of an open question; a remark's `block10` is a place among them."""
    kept: list[dict[str, Any]] = (survey.partition or {}).get("remarks", {}).get(question, [])
    return tuple(Block(tuple(one["cells"]), one["size"], one["home"]) for one in kept)


def hide(survey: Survey, remark: UUID, *, hidden: bool = True) -> bool:
    """Leave a remark out of every list, before or after publishing; or bring it back."""
    return bool(Remark.objects.filter(box=survey.box, pk=remark).update(hidden=hidden))
