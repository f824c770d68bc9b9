"""What every step kind promises. The engine knows nothing more about a kind than this."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict


class Settings(BaseModel):
    """What an author may write in a step, beyond the words common to all steps."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Body(BaseModel):
    """What one seat gives in one step."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Summary(BaseModel):
    """What a room sees of all contributions together."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Item:
    """A readable card: from an earlier step, the brief, or this step."""

    id: str
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Fellow:
    """Somebody in the same small group, as the others know her."""

    id: str
    name: str
    role: str = ""
    is_me: bool = False
    heard: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What surrounds a step when a seat, the wall or the host looks at it."""

    language: str = "fi"
    items: tuple[Item, ...] = ()
    fellows: tuple[Fellow, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()  # (id, title) in this language
    role: str = ""
    groups: tuple[tuple[str, str], ...] = ()  # (number, name), where people choose theirs
    group: str = ""


Figure = tuple[str, str | int | float]

S = TypeVar("S", bound=Settings)
C = TypeVar("C", bound=Body)
M = TypeVar("M", bound=Summary)


class BodyForm(forms.Form):
    """A form that knows how to become a contribution."""

    buttons: tuple[tuple[str, str, Any], ...] = ()  # (name, value, label), in place of the one

    def contribution(self) -> Body:
        raise NotImplementedError(f"{type(self).__name__} must say what its contribution is")


class StepKind(ABC, Generic[S, C, M]):
    """One way of taking part. Lives in one folder: this class and four templates."""

    name: ClassVar[str]
    settings: ClassVar[type[Settings]]
    contribution: ClassVar[type[Body]]
    summary: ClassVar[type[Summary]]
    icon: ClassVar[str] = "circle"
    word: ClassVar[Any] = _("Take part")  # the state, said to a seat in one or two words
    action_label: ClassVar[Any] = _("Done")  # on the one button of the form
    received: ClassVar[Any] = _("You are in")  # said when it has been taken
    gives: ClassVar[bool] = True  # a seat may contribute
    turns: ClassVar[bool] = False  # people speak one after the other
    many: ClassVar[bool] = False  # several contributions a seat; else the last one holds

    @abstractmethod
    def form(
        self, settings: S, scene: Scene, data: Any = None, prefix: str | None = None
    ) -> BodyForm:
        """Return the form one seat fills in; `.contribution()` is what it gives."""

    @abstractmethod
    def summarise(self, settings: S, contributions: Sequence[C], scene: Scene) -> M:
        """Pure: order does not matter, and an empty room is a room."""

    @abstractmethod
    def simulate(self, settings: S, scene: Scene, rng: Random) -> C | None:
        """A believable participant; None when there is nothing to give."""

    @abstractmethod
    def fields(self, settings: S, body: C) -> dict[str, Any]:
        """What a browser posts to give this body: the form's way back."""

    def allowance(self, settings: S) -> int:
        """How many contributions one seat may make in one beat (replacing does not count)."""
        return 1

    def cards(self, settings: S, body: C) -> tuple[str, ...]:
        """The texts of a contribution that later steps may take up."""
        return ()

    def carried(self, settings: S, summary: M) -> tuple[Item, ...] | None:
        """The cards that later steps take up, where they come from the sum and not from each
        contribution (the best of a vote). None means: every card of every contribution."""
        return None

    def promise(self, body: C) -> dict[str, Any] | None:
        """What the body promises (what, owner, first_step, shows, due_on), if it does."""
        return None

    def figures(self, summary: M, language: str) -> tuple[Figure, ...]:
        """What the sum says in figures, for a table: of what, and how much."""
        return ()

    def lines(self, settings: S, body: C, scene: Scene) -> tuple[str, ...]:
        """What a seat sees of her own contribution."""
        return self.cards(settings, body)

    def worth_reading(self, summary: M) -> bool:
        """Whether the sum tells a seat more than that others have done their part."""
        return True

    def rests(self, settings: S, scene: Scene) -> bool:
        """Whether the phone steps back in this step: there is nothing to do on it."""
        return False

    def template(self, view: str) -> str:
        """`view` is participant, projector, host or summary."""
        return f"stepkinds/{self.name}/{view}.html"
