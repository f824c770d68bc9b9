"""The idea box of a unit: open all year, emptied into a workshop, and only many at a time.

It is in this package, and not with workshops, because an idea waits between workshops as a promise
does, and belongs to a unit when there is no workshop yet.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from random import SystemRandom

from django.db import transaction
from django.db.models import Count

from talkoot.ground import codes, scrub
from talkoot.people.models import Unit
from talkoot.practice.models import Idea, IdeaBox

LENGTH = 280
HANDFUL = 5  # fewer are never read: they would point at somebody
MOST = 500  # in one box
A_MINUTE = 30  # ideas a box takes in a minute: a whole break room at once, but no flood

_taken: dict[int, tuple[int, int]] = {}  # the minute and how many; kept in memory, nowhere else


class FullError(Exception):
    """The box takes no more just now."""


def hang_up(unit: Unit) -> IdeaBox:
    """Give a unit its box, or return the one it has."""
    return IdeaBox.objects.get_or_create(unit=unit, defaults={"secret": codes.secret()})[0]


@transaction.atomic
def take_down(box: IdeaBox) -> None:
    """Take the box away, with all that nobody has read."""
    box.delete()
    scrub.due(Idea, IdeaBox)


def new_address(box: IdeaBox) -> None:
    """Let the old sheets on the wall lead nowhere; the ideas stay."""
    box.secret = codes.secret()
    box.save(update_fields=["secret"])


@transaction.atomic
def put_in(box: IdeaBox, text: str) -> None:
    """Put an idea in, and mix them all anew, so that no order or id tells who came when.

    The same words twice are one idea: a second press changes nothing.
    """
    if _flooded(box):
        raise FullError
    held = IdeaBox.objects.select_for_update().get(pk=box.pk)
    texts = [idea.text for idea in held.ideas.all()]
    if text in texts:
        return
    if len(texts) >= MOST:
        raise FullError
    _keep(held, [*texts, text])


def _keep(box: IdeaBox, texts: list[str]) -> None:
    SystemRandom().shuffle(texts)
    box.ideas.all().delete()
    Idea.objects.bulk_create(Idea(box=box, text=text) for text in texts)


def _flooded(box: IdeaBox) -> bool:
    """Counted in memory, so that no row tells when the last idea came."""
    now = int(time.monotonic() // 60)
    minute, count = _taken.get(box.pk, (now, 0))
    count = count + 1 if minute == now else 1
    _taken[box.pk] = (now, count)
    return count > A_MINUTE


def with_many(boxes: Iterable[IdeaBox]) -> set[int]:
    """The keys of those in which there is a handful. How many exactly is told to nobody."""
    held = Idea.objects.filter(box__in=list(boxes)).values_list("box").annotate(number=Count("pk"))
    return {box for box, number in held if number >= HANDFUL}


@transaction.atomic
def empty(boxes: Iterable[IdeaBox]) -> list[str]:
    """Take all ideas out, mixed across the boxes; nothing where there are fewer than a handful."""
    held = list(IdeaBox.objects.select_for_update().filter(pk__in=[box.pk for box in boxes]))
    ideas = list(Idea.objects.filter(box__in=held))
    if len(ideas) < HANDFUL:
        return []
    texts = [idea.text for idea in ideas]
    SystemRandom().shuffle(texts)
    Idea.objects.filter(box__in=held).delete()
    return texts
