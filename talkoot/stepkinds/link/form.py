"""The form of a map: a sentence draws an arrow; each arrow and each loop has its own small button.

The sentence is not a fallback: it is what the drawing fills in.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.stepkinds import base
from talkoot.stepkinds.board import LATEST
from talkoot.stepkinds.link.chart import Summary
from talkoot.stepkinds.link.moves import NAME, Body

RISES, FALLS = "1", "-1"
SOON, LATER = "soon", "later"


class Form(base.BodyForm):
    rows = ()  # no button of the frame's: the map has its own

    def __init__(
        self,
        settings: Any,
        scene: base.Scene,
        sum_of: Callable[..., Summary],
        data: Any = None,
        prefix: str | None = None,
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.settings, self.scene, self._sum_of = settings, scene, sum_of
        self.fields["start"] = _select(_("When this rises"), self.cards)
        self.fields["end"] = _select(_("then this"), self.cards)
        if settings.sign:
            self.fields["sign"] = _radio(
                _("What happens to it"), [(RISES, _("rises")), (FALLS, _("falls"))]
            )
        if settings.delay:
            self.fields["when"] = _radio(_("When"), [(SOON, _("soon")), (LATER, _("later"))])

    @cached_property
    def map(self) -> Summary:
        found: Summary = self.scene.stands() or self._sum_of(self.settings, (), self.scene)
        return found

    def cards(self) -> list[tuple[str, Any]]:
        """What an arrow can join, read when somebody asks: the map knows its cards."""
        return [("", _("choose a card")), *((node.id, node.text) for node in self.map.nodes)]

    @property
    def stamp(self) -> int:
        return self.map.stamp + 1

    @property
    def is_full(self) -> bool:
        full: bool = len(self.map.arrows) >= self.settings.most
        return full

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self._said("remove") and self._named() is None:
            self._draws()
        return self.cleaned_data

    def _draws(self) -> None:
        start, end = self._said("start"), self._said("end")
        if not start or not end:
            self.add_error(None, _("Choose the two cards that the arrow joins."))
        elif start == end:
            self.add_error(None, _("An arrow leads from one card to another one."))
        elif self.is_full and (start, end) not in {(a.start, a.end) for a in self.map.arrows}:
            most = self.settings.most
            full = _("There are %(most)d arrows already. Take one off first.") % {"most": most}
            self.add_error(None, full)

    def contribution(self) -> Body:
        return self._removal() or self._named() or self._arrow()

    def _removal(self) -> Body | None:
        start, _space, end = self._said("remove").partition(" ")
        if not start:
            return None
        return Body(stamp=self._stamp(), act="remove", start=start[:60], end=end[:60])

    def _named(self) -> Body | None:
        """The name of a loop: its own button, or Enter in its line."""
        lines = [key for key in self.data if str(key).startswith("name-")]
        if self._said("start") or self._said("end"):
            lines = []
        pressed = self._said("call")
        loops = {circle.key: circle for circle in self.map.loops} if pressed or lines else {}
        for key in [pressed] if pressed else [line.removeprefix("name-") for line in lines]:
            circle, name = loops.get(key), " ".join(self._said(f"name-{key}").split())[:NAME]
            if circle and (pressed or name != circle.name):
                return Body(stamp=self._stamp(), act="name", loop=circle.cards, name=name)
        return None

    def _arrow(self) -> Body:
        late = self._said("when") == LATER and self.settings.delay
        falls = self._said("sign") == FALLS and self.settings.sign
        return Body(
            stamp=self._stamp(),
            start=self._said("start"),
            end=self._said("end"),
            sign=-1 if falls else 1,
            late=late,
        )

    def _stamp(self) -> int:
        word = self._said("stamp")
        return min(int(word), LATEST) if word.isdecimal() and len(word) < 12 else self.stamp

    def _said(self, name: str) -> str:
        return str(self.data.get(name, "")).strip()


def _select(label: Any, cards: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=cards,
        required=False,
        error_messages={"invalid_choice": _("That card is not on the map any more.")},
    )


def _radio(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        initial=choices[0][0],
        required=False,
        widget=forms.RadioSelect,
    )
