"""Who sits at one's table, and whose turn it is. Pure: fellows in, rows out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from talkoot.stepkinds.base import Fellow

DONE, NOW, NEXT, LATER, LISTENS = "done", "now", "next", "later", "listens"


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the table; `turn` is what the person does in a round."""

    name: str
    role: str
    is_me: bool
    turn: str


def table(
    fellows: Iterable[Fellow], titles: Mapping[str, str], *, by: str = "", hidden: bool = False
) -> tuple[Place, ...]:
    """Put those who have spoken first, then the others in turn, then those who listen.

    With `by`, only that role has turns. With `hidden`, nobody is shown to have given anything.
    """
    fellows = list(fellows)
    speakers = [one for one in fellows if not by or one.role == by]
    listeners = [one for one in fellows if one not in speakers]
    spoken = [one for one in speakers if one.heard and not hidden]
    waiting = [one for one in speakers if one not in spoken]
    turns = [(one, DONE) for one in spoken]
    turns += [(one, _in_line(place)) for place, one in enumerate(waiting)]
    turns += [(one, LISTENS) for one in listeners]
    return tuple(Place(one.name, titles.get(one.role, ""), one.is_me, turn) for one, turn in turns)


def _in_line(place: int) -> str:
    return (NOW, NEXT)[place] if place < 2 else LATER


def is_my_turn(places: Iterable[Place]) -> bool:
    return any(place.is_me and place.turn == NOW for place in places)
