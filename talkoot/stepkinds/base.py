"""What every step kind promises. The engine knows nothing more about a kind than this."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict

from talkoot.figures.release import K
from talkoot.ground.texts import Texts


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
    bare: str = ""  # the text without what a step has said of it
    at: str = ""  # where a canvas had it

    @property
    def plain(self) -> str:
        return self.bare or self.text


@dataclass(frozen=True, slots=True)
class Fellow:
    """Somebody in the same small group, as the others know her."""

    id: str
    name: str
    role: str = ""
    is_me: bool = False
    heard: bool = False


class Stop(Protocol):
    """A station that people visit."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> Texts: ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """What lies before a seat where sheets go from hand to hand."""

    texts: tuple[str, ...] = ()  # what others have written on it
    item: Item | None = None  # the card it was made of
    stop: int = 1  # where it is on its way, and how many stops there are
    stops: int = 1
    held: bool = False  # whether there is one before the seat at all
    ready: bool = False  # the seat is done with it


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
    closed: bool = False  # the host has closed the step
    fewest: int = 1  # people that a sum of them must rest on
    stands: Callable[[], Any] = lambda: None  # the sum so far, where all move one board
    given: Any = None  # her own body, in a step where answers add up
    sheet: Sheet | None = None  # where sheets go round
    apart: bool = False  # each does it at an hour of her own, and nobody is there to talk to
    station: str = ""  # the title of the station where she is
    visits: tuple[Any, ...] = ()  # the stations, and who is where
    beside: Callable[[], Any] = lambda: None  # what may be told of the others' answers


Figure = tuple[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Look:
    """How many saw the promise that a card tells of done, partly done, or not at all."""

    item: str
    done: int
    partly: int
    unseen: int


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
    always_private: ClassVar[bool] = False  # what is given stays with who gave it
    comparable: ClassVar[bool] = False  # its answers may be compared in a later step
    about_cards: ClassVar[bool] = False  # says something of the cards that are taken up
    paper: ClassVar[str] = ""  # the template that prints the form on a sheet, if any can

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

    def joint(self, settings: S) -> bool:
        """Whether all move one board together: each contribution is a small move, seen at once."""
        return False

    def takes_many(self, settings: S) -> bool:
        """Whether a seat gives several contributions; else the last one holds."""
        return self.many

    def asks_seats(self, settings: S) -> bool:
        """Whether the seats are asked; else it is the host who does it."""
        return True

    def reveal(self, settings: S) -> str | None:
        """When others see what is given, where the settings decide it and the file does not say."""
        return None

    def settled(self, body: C, most: int) -> C:
        """The body as it is kept; `most` is the highest stamp a move may have by now."""
        return body

    def change(self, body: C) -> dict[str, Any] | None:
        """What every screen may be told of a move at once; None where they had better read anew.
        It goes through the log of the room, and must hold nobody's words."""
        return None

    def stand(self, summary: M, body: C) -> dict[str, tuple[str, int]]:
        """Where the cards of a move stand on the board, and since which move."""
        return {}

    def answers_from(self, settings: S) -> str | None:
        """The earlier step whose answers are compared, if there is one."""
        return None

    def beside(
        self,
        settings: S,
        asked: Settings,
        own: Body | None,
        others: Sequence[Body],
        group: Sequence[tuple[Fellow, Body | None, C | None]],
        language: str,
    ) -> Any:
        """What one seat may be told of the answers: released figures, and nothing else. `group` has
        its members with what each answered, and what each gave in this step."""
        return None

    def too_much(self, settings: S, body: C, earlier: Sequence[C]) -> bool:
        """Whether a seat that gave these gives more of something than it may."""
        return False

    def allowance(self, settings: S) -> int:
        """How many contributions one seat may make in one beat (replacing does not count)."""
        return 1

    def alone(self, settings: S) -> bool:
        """Whether one can do it alone, at an hour of one's own."""
        return True

    def joins_from(self, settings: S) -> int:
        """How many must answer late, before they join a sum that people have seen: the sum before
        and the sum after tell what these few answered together."""
        return K

    def cards(self, settings: S, body: C) -> tuple[str, ...]:
        """The texts of a contribution that later steps may take up."""
        return ()

    def carried(self, settings: S, summary: M) -> tuple[Item, ...] | None:
        """The cards that later steps take up, where they come from the sum and not from each
        contribution (the best of a vote). None means: every card of every contribution."""
        return None

    @property
    def carries_sums(self) -> bool:
        """Whether later steps take up something of the sum, so that it has to be made for them."""
        return type(self).carried is not StepKind.carried

    def apart(self, body: C) -> tuple[C, str]:
        """The body without its picture, and the picture (a JPEG in base64): it is kept apart."""
        return body, ""

    def adds_up(self, settings: S) -> bool:
        """Whether a form adds to what the seat gave before, and so needs to know it."""
        return False

    def passes(self, settings: S) -> int:
        """How many times the sheets of the step go on to the next person."""
        return 0

    def orders_turns(self, settings: S) -> bool:
        """Whether turns are offered first to those who have spoken least."""
        return False

    def roles(self, settings: S) -> tuple[str, ...]:
        """The roles that the settings speak of."""
        return ()

    def stations(self, settings: S) -> tuple[Stop, ...]:
        """The stations to which the step sends people."""
        return ()

    def keeps(self, settings: S) -> bool:
        """Whether a seat may take with her what she wrote, before it is erased."""
        return False

    def may_promote(self, settings: S) -> bool:
        """Whether the writer of a private or group text may lift it to the whole room."""
        return False

    def promise(self, settings: S, body: C) -> dict[str, Any] | None:
        """What the body promises (what, owner, first_step, shows, due_on, check_on), if it does."""
        return None

    def looks(self, settings: S, summary: M) -> tuple[Look, ...]:
        """Of which cards, that are promises, how many saw them done, partly, or not at all."""
        return ()

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
