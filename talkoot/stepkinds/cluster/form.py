"""The form of a board of clusters: pick cards, say where they go. Works without JavaScript."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from talkoot.stepkinds import similar
from talkoot.stepkinds.board import Move
from talkoot.stepkinds.board_form import NAME, BoardForm

if TYPE_CHECKING:
    from talkoot.stepkinds.cluster.kind import Card

PROPOSALS = 6


class Form(BoardForm):
    @property
    def room_for_more(self) -> bool:
        more: bool = len(self.board.clusters) < self.settings.most
        return more

    @cached_property
    def proposals(self) -> list[tuple[str, tuple[Card, ...]]]:
        """Loose cards that look alike, with the one that could name them."""
        if not (self.settings.proposal and self.room_for_more):
            return []
        loose = self.board.loose
        groups = similar.alike(tuple(card.text for card in loose))[:PROPOSALS]
        together = [tuple(loose[place] for place in group) for group in groups]
        return [(similar.middle([c.text for c in cards])[:NAME], cards) for cards in together]

    @property
    def act(self) -> str:
        """Which button; who presses Enter means the field that she has written in."""
        act = self.said("act")
        if act != "enter":
            return act
        return "new" if self.said("new-name") else "rename" if self.said("other-name") else "move"

    def read(self) -> Move | None:
        act = self.act
        if act.startswith("gather-"):  # a proposal
            number = act.removeprefix("gather-")
            return self._named(self.said(f"name-{number}"), self.cards_in(f"cards-{number}"))
        if act == "new":
            return self._named(self.said("new-name"), self.cards_in("cards"))
        if act == "rename":
            return self._named(self.said("other-name"), (), self.id_in("which"))
        if act == "merge":
            return self._merged(self.id_in("which"), self.id_in("with"))
        return self._plain()

    def _plain(self) -> Move | None:
        """The fields of a move as they are, or the cards that were picked and where they go."""
        cards, group = self.cards_in("cards"), self.id_in("group")
        if name := self.said("name"):
            return self._named(name, cards, group)
        if group:
            return self._merged(group, self.id_in("into"))
        to = self.id_in("here") or self.id_in("to")
        return Move(stamp=self.stamp_in(), cards=cards, to=to) if to and cards else None

    def _named(self, name: str, cards: tuple[str, ...], group: str = "") -> Move | None:
        group = group or self.fresh
        if not name or len(name) > NAME:
            return None
        to = group if cards else ""
        return Move(stamp=self.stamp_in(), cards=cards, to=to, group=group, name=name)

    def _merged(self, one: str, other: str) -> Move | None:
        if not one or not other or one == other:
            return None
        return Move(stamp=self.stamp_in(), group=one, into=other)

    def refusal(self, move: Move) -> str:
        if not move.name or self.room_for_more:
            return ""
        if move.group in {one.id for one in self.board.clusters}:
            return ""
        most = self.settings.most
        return _("There are %(most)d clusters already. Merge two first.") % {"most": most}

    def missing(self) -> str:
        act = self.act
        if any(len(self.said(name)) > NAME for name in ("new-name", "other-name", "name")):
            return _("A name has at most %(most)d characters.") % {"most": NAME}
        if act in ("new", "rename"):
            return _("Give the cluster a name first.")
        if act == "merge":
            return _("Choose two clusters to merge.")
        return _("Choose a card first, and then where it goes.")
