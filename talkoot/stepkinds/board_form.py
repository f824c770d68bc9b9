"""The form of a joint board: what any of its buttons sends is read as one move."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from functools import cached_property
from typing import Any

from talkoot.stepkinds.base import BodyForm, Scene
from talkoot.stepkinds.board import ID, LATEST, OUT, Move

NAME = 60  # characters of a name
MOST_CARDS = 400  # moved at once


class BoardForm(BodyForm):
    """It carries the board it stands on, which is read only when something needs it."""

    rows = ()  # no button of the frame's: the board has its own

    def __init__(
        self,
        settings: Any,
        scene: Scene,
        sum_of: Callable[..., Any],
        data: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.settings, self.scene, self._sum_of = settings, scene, sum_of
        self.move: Move | None = None

    def read(self) -> Move | None:
        """The move that was sent, if there is one in it."""
        raise NotImplementedError(f"{type(self).__name__} must say how it reads a move")

    def missing(self) -> str:
        """What to do, where there is none."""
        raise NotImplementedError(f"{type(self).__name__} must say what is missing")

    def refusal(self, move: Move) -> str:
        """Why the move cannot be made, if it cannot."""
        return ""

    @cached_property
    def board(self) -> Any:
        return self.scene.stands() or self._sum_of(self.settings, (), self.scene)

    @property
    def stamp(self) -> int:
        stamp: int = self.board.stamp + 1
        return stamp

    @cached_property
    def fresh(self) -> str:
        """An id for what this form may make."""
        return secrets.token_hex(5)

    def clean(self) -> dict[str, Any]:
        super().clean()
        self.move = self.read()
        wrong = self.missing() if self.move is None else self.refusal(self.move)
        if wrong:
            self.add_error(None, wrong)
        return self.cleaned_data

    def contribution(self) -> Move:
        assert self.move is not None  # noqa: S101
        return self.move

    # What was sent, word for word --------------------------------------------------------------

    def said(self, name: str) -> str:
        return str(self.data.get(name, "")).strip()

    def id_in(self, name: str) -> str:
        word = self.said(name)
        return word if re.fullmatch(ID, word) or word == OUT else ""

    def cards_in(self, name: str) -> tuple[str, ...]:
        getlist = getattr(self.data, "getlist", None)
        given = getlist(name) if getlist else self.data.get(name, ())
        return tuple(card for card in given[:MOST_CARDS] if re.fullmatch(ID, card))

    def stamp_in(self) -> int:
        word = self.said("stamp")
        return min(int(word), LATEST) if word.isdecimal() and len(word) < 12 else 0
