"""The forms of a canvas: one move on a joint wall, or all places at once for oneself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from talkoot.stepkinds.base import BodyForm, Item, Scene
from talkoot.stepkinds.board import OUT, Move
from talkoot.stepkinds.board_form import NAME, BoardForm
from talkoot.stepkinds.place.canvas import Frame, frame
from talkoot.stepkinds.place.sums import Card, Summary

if TYPE_CHECKING:
    from talkoot.stepkinds.place.kind import Body
    from talkoot.stepkinds.place.settings import Settings

Stops = list[tuple[str, str]]


class JointForm(BoardForm):
    def __init__(self, *args: Any, body: type[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body

    @property
    def frame(self) -> Frame:
        return frame(self.settings, closed=self.scene.closed)

    @property
    def act(self) -> str:
        """Which button; who presses Enter means the field that she has written in."""
        act = self.said("act")
        if act != "enter":
            return act
        return "add" if self.said("text") else "region" if self.said("name") else "move"

    def read(self) -> Move | None:
        act = self.act
        card = self.cards_in("cards")[:1]
        if self.said("text") and act in ("", "add"):
            return self._added()
        if act == "region" or (self.said("name") and not act):
            name = self.said("name")
            group = self.id_in("group") or self.fresh
            within = group if card else ""
            if name and len(name) <= NAME and self.settings.boundaries:
                return self._move(cards=card, within=within, group=group, name=name)
            return None
        within = self.id_in("inside") or self.id_in("within")
        if within and act in ("", "belongs") and self.settings.boundaries:
            return self._move(cards=card, within=within) if card else None
        to = self._to()
        return self._move(cards=card, to=to) if to and card else None

    def _move(self, **words: Any) -> Move:
        return self.body(stamp=self.stamp_in(), **words)

    def _added(self) -> Move | None:
        text = " ".join(self.said("text").split())
        if not self.settings.cards or len(text) > self.settings.length:
            return None
        to = self._to("add-")
        salt = self.id_in("salt") or self.fresh
        return self._move(text=text, salt=salt, to="" if to == OUT else to)

    def _to(self, add: str = "") -> str:
        here = ("" if add else self.said("here")) or self.said(f"{add}to") or self.said("to")
        if here == OUT:
            return OUT
        if not here and (across := self.said(f"{add}across")):
            here = ",".join(filter(None, (across, self.said(f"{add}upward"))))
        return self.frame.reads(here)

    def missing(self) -> str:
        act = self.act
        if len(self.said("text")) > self.settings.length:
            return _("The card is too long. Shorten it.")
        if len(self.said("name")) > NAME:
            return _("A name has at most %(most)d characters.") % {"most": NAME}
        if act == "add":
            return _("Write something on the card first.")
        if act == "region":
            return _("Give the region a name first.")
        return _("Choose a card first, and then where it goes.")


@dataclass(frozen=True, slots=True)
class Row:
    """A card and where its owner puts it."""

    id: str
    number: int
    text: str
    at: str
    across: str
    upward: str

    @property
    def suffix(self) -> str:
        return f"-{self.id}"


class OwnForm(BodyForm):
    """A menu for each card, and an empty line for each of one's own."""

    def __init__(
        self, settings: Settings, scene: Scene, body: type[Body], data: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.settings, self.body, self.scene = settings, body, scene
        self.frame = frame(settings, closed=scene.closed)

    @property
    def rows(self) -> list[Row]:
        """Everything there is to place; without any there is no button."""
        return [*self.menus, *self.notes]

    @property
    def menus(self) -> list[Row]:
        return [self._row(number, item) for number, item in enumerate(self.scene.items, start=1)]

    @property
    def notes(self) -> list[Row]:
        first = len(self.scene.items) + 1
        blank = [Item(f"note{n}", self._said(f"text-note{n}")) for n in range(self.settings.cards)]
        return [self._row(number, item) for number, item in enumerate(blank, start=first)]

    @property
    def shown(self) -> Summary:
        """The canvas as this seat has placed it."""
        cards = [Card(id=r.id, number=r.number, text=r.text, at=r.at) for r in self.rows]
        return Summary(frame=self.frame, cards=tuple(cards))

    def _row(self, number: int, item: Item) -> Row:
        at = self._at(item.id)
        across, _comma, upward = at.partition(",")
        return Row(item.id, number, item.plain, at, across, upward)

    def _said(self, name: str) -> str:
        return " ".join(str(self.data.get(name, "")).split())

    def _at(self, card: str) -> str:
        if not self.frame.is_plane:
            return self.frame.reads(self._said(f"to-{card}"))
        words = (self._said(f"across-{card}"), self._said(f"upward-{card}"))
        whole = all(words) if not self.frame.is_line else bool(words[0])
        return self.frame.reads(",".join(filter(None, words))) if whole else ""

    def _given(self) -> Iterator[tuple[str, str]]:
        for item in self.scene.items:
            if at := self._at(item.id):
                yield item.id, at

    def clean(self) -> dict[str, Any]:
        super().clean()
        cards = [(row.text, row.at) for row in self.notes if row.text]
        if any(len(text) > self.settings.length for text, _at in cards):
            self.add_error(None, _("The card is too long. Shorten it."))
        elif any(not at for _text, at in cards):
            self.add_error(None, _("Say of each of your cards where it goes."))
        elif not cards and not dict(self._given()):
            self.add_error(None, _("Put at least one card somewhere."))
        return self.cleaned_data

    def contribution(self) -> Body:
        cards = tuple((row.text, row.at) for row in self.notes if row.text)
        return self.body(places=dict(self._given()), notes=cards)
