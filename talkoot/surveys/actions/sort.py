"""Have themes found in released remarks, and take what people change of them.

Only remarks of a published survey are read, and none that a moderator has hidden.
"""

from __future__ import annotations

import logging
from threading import Thread
from typing import Any

from django.db import connections, transaction
from django.db.models import Max, QuerySet

from talkoot.figures import teaching
from talkoot.figures.apart import find_apart, unpacked
from talkoot.surveys.actions.remarks import Written, remarks_of
from talkoot.surveys.models import Sorting, SortingChange, Survey
from talkoot.surveys.sorting import Pile, Sorted, fold

logger = logging.getLogger(__name__)
LONGEST_NAME = 80
SURE = 0.5  # under it nothing is proposed
STEM = 3  # letters by which a base form is known in a text

_running: list[Thread] = []


def ask(survey: Survey) -> None:
    """Have the themes of each open question found that enough people wrote to."""
    if survey.state != Survey.State.PUBLISHED:
        return
    for question, blocks in (survey.partition or {}).get("remarks", {}).items():
        if blocks:
            made, _fresh = Sorting.objects.get_or_create(survey=survey, question=question)
            if made.state == Sorting.State.FAILED:
                _now(made, Sorting.State.WAITING)


def sort_beside() -> None:
    """Find what waits in a thread of its own: the worker's other duties go on meanwhile."""
    _running[:] = [one for one in _running if one.is_alive()]
    if not _running and _due().exists():
        _running.append(Thread(target=_sorted, name="themes", daemon=True))
        _running[0].start()


def _sorted() -> None:
    try:
        sort_due()
    finally:
        connections.close_all()


def _due() -> QuerySet[Sorting]:
    return Sorting.objects.filter(state__in=[Sorting.State.WAITING, Sorting.State.WORKING])


def sort_due() -> None:
    """Find the themes that wait to be found, one question at a time."""
    for sorting in _due().select_related("survey").order_by("pk"):
        _now(sorting, Sorting.State.WORKING)
        try:
            sorting.proposal = _proposal(sorting)
        except Exception:
            logger.exception("Themes were not found.")
            _now(sorting, Sorting.State.FAILED)
            continue
        sorting.state = Sorting.State.DONE
        sorting.save(update_fields=["proposal", "state"])


def _now(sorting: Sorting, state: Sorting.State) -> None:
    sorting.state = state
    sorting.save(update_fields=["state"])


def readable(sorting: Sorting) -> dict[str, Written]:
    """The remarks that may be read, by their ids."""
    if sorting.survey.state != Survey.State.PUBLISHED:
        return {}
    found = remarks_of(sorting.survey)
    return {str(one.pk): one for one in found if one.question == sorting.question}


def _proposal(sorting: Sorting) -> list[dict[str, Any]]:
    """What the machine found, with ids of remarks and without their words."""
    remarks = readable(sorting)
    ids = list(remarks)
    found = find_apart([remarks[one].text for one in ids]) if ids else []
    for one in found:
        one["remarks"] = [ids[place] for place in one.pop("comments")]
        for theme in one["themes"]:
            theme["remarks"] = [ids[place] for place in theme.pop("comments")]
    return found


def sorted_now(sorting: Sorting, remarks: dict[str, Written]) -> Sorted:
    """The themes as people have made them; a word of hidden remarks alone tells of none."""
    changes = sorting.changes.filter(undone=False).order_by("number")
    said = [one.said for one in changes]
    now = fold(sorting.proposal or [], said, set(remarks))
    for pile in (*now.piles, *now.dropped):
        texts = " ".join(remarks[one].text for one in pile.remarks).casefold()
        pile.words = [word for word in pile.words if word[:STEM] in texts]
    return now


@transaction.atomic
def change(sorting: Sorting, do: str, key: str, **more: Any) -> bool:
    """Keep a change, if it speaks of a theme that is there."""
    room = Sorting.objects.select_for_update().get(pk=sorting.pk)
    if room.state != Sorting.State.DONE:
        return False
    now = sorted_now(room, readable(room))
    if now.pile(key) is None or (do == "merge" and now.pile(more["into"]) is None):
        return False
    _keep(room, {"do": do, "key": key} | more)
    return True


@transaction.atomic
def add(sorting: Sorting, name: str, language: str) -> str:
    """Begin a theme of people's own, and return its key."""
    room = Sorting.objects.select_for_update().get(pk=sorting.pk)
    key = f"own-{_last(room) + 1}"
    said = {"do": "add", "key": key, "name": name.strip()[:LONGEST_NAME], "language": language}
    _keep(room, said)
    return key


def _last(sorting: Sorting) -> int:
    last = sorting.changes.aggregate(last=Max("number"))["last"]
    return int(last or 0)


def _keep(sorting: Sorting, said: dict[str, Any]) -> None:
    SortingChange.objects.create(sorting=sorting, number=_last(sorting) + 1, said=said)


@transaction.atomic
def undo(sorting: Sorting) -> dict[str, Any] | None:
    """Undo the last change that counts, and return what it was."""
    room = Sorting.objects.select_for_update().get(pk=sorting.pk)
    last = room.changes.filter(undone=False).order_by("-number").first()
    if last is None:
        return None
    last.undone = True
    last.save(update_fields=["undone"])
    said: dict[str, Any] = last.said
    return said


def proposed(sorting: Sorting, pile: Pile, remarks: dict[str, Written]) -> list[tuple[str, float]]:
    """Remarks that are like the confirmed ones, the surest first; empty under ten confirmed."""
    spoken = next((one for one in sorting.proposal or [] if one["language"] == pile.language), None)
    if spoken is None:
        return []
    place = {remark: number for number, remark in enumerate(spoken["remarks"])}
    yes = [place[one] for one in pile.confirmed if one in place]
    no = [place[one] for one in pile.refused if one in place]
    found = teaching.taught(unpacked(spoken["vectors"]), yes, no)
    there = [
        (spoken["remarks"][number], sure)
        for number, sure in found.items()
        if sure >= SURE and spoken["remarks"][number] in remarks
    ]
    return sorted(there, key=lambda one: (-one[1], one[0]))
