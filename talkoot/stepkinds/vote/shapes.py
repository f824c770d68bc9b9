"""What a vote asks for, what one seat gives, and what comes of it."""

from __future__ import annotations

from typing import Annotated, Literal

from django.utils.translation import gettext
from pydantic import Field, NonNegativeInt, StringConstraints, model_validator

from talkoot.figures.release import Bar, Released, Withheld
from talkoot.ground.texts import Texts
from talkoot.stepkinds import base

Way = Literal["dots", "approve", "rank", "score", "consent", "agree"]
Asks = Literal["opinion", "seen"]
REASON = 300
MOST_SCORE = 5

OBJECT, LIVE_WITH, CONSENT = 0, 1, 2  # the weights of a consent
DISAGREE, PASS, AGREE = 0, 1, 2  # and of a statement


class Settings(base.Settings):
    way: Way = Field(
        default="dots",
        description="`dots`: spread a few dots; `approve`: tick what you can support; "
        "`rank`: put the best in order; `score`: 0 to 5 for each, hidden until the step is closed; "
        "`consent`: agree, can live with it, or object and say why; `agree`: agree, disagree or "
        "pass, one statement at a time, told from five voters on when the step is closed.",
    )
    asks: Asks = Field(
        default="opinion",
        description="For `agree`: `opinion` asks for agreement; `seen` asks of promises whether "
        "they are done, partly done, or not seen, and the counts are kept beside each promise.",
    )
    dots: int = Field(default=3, ge=1, le=20, description="Dots a seat has, or places in a rank.")
    keep: int = Field(default=3, ge=1, le=50, description="How many of the first are taken on.")
    criteria: tuple[Texts, ...] = Field(
        default=(),
        max_length=4,
        description="For `score`: what each card is scored on, each by itself; else one score.",
    )
    pass_along: int = Field(
        default=0,
        ge=0,
        le=10,
        description="For `score`: the cards go from hand to hand this many times, and each seat "
        "scores the one before it from 1 to 5. The sum is told when the step is closed.",
    )

    @property
    def most_points(self) -> int:
        """What a card that goes from hand to hand can get."""
        return self.pass_along * MOST_SCORE

    @model_validator(mode="after")
    def _words_fit_the_way(self) -> Settings:
        for word in ("criteria", "pass_along"):
            if getattr(self, word) and self.way != "score":
                raise ValueError(gettext("'%(word)s' goes with way = \"score\"") % {"word": word})
        if self.asks == "seen" and self.way != "agree":
            raise ValueError(gettext("'%(word)s' goes with way = \"agree\"") % {"word": "asks"})
        if self.criteria and self.pass_along:
            raise ValueError(gettext("cards that go from hand to hand get one score: no criteria"))
        return self


Reason = Annotated[str, StringConstraints(max_length=REASON)]


class Body(base.Body):
    weights: dict[str, NonNegativeInt] = Field(default_factory=dict)
    scores: dict[str, tuple[NonNegativeInt, ...]] = Field(default_factory=dict)  # on criteria
    reasons: dict[str, Reason] = Field(default_factory=dict)  # of those who object


class Mark(base.Summary):
    """The scores of one card on one criterion."""

    criterion: Texts | None = None
    mean: float = 0
    spread: float = 0  # the standard deviation: how far apart people are


class Standing(base.Summary):
    """One card and what it got."""

    id: str
    text: str
    weight: float = 0
    kept: bool = False
    share: int = 0  # of the heaviest, whole per cent
    place: int | None = None  # where cards are ranked
    marks: tuple[Mark, ...] = ()  # where they are scored
    voters: int = 0


class Decision(base.Summary):
    """What came of one proposal that was asked consent for."""

    id: str
    text: str
    voters: int = 0
    reservations: int = 0  # can live with it
    objections: tuple[str, ...] = ()

    @property
    def reached(self) -> bool:
        return self.voters > 0 and not self.objections


class Opinion(base.Summary):
    """One statement, and what may be told of what people think of it."""

    id: str
    text: str
    figure: Released | Withheld

    @property
    def columns(self) -> list[Bar]:
        """How many agree, disagree and pass, in this order."""
        bars = self.figure.bars if isinstance(self.figure, Released) else ()
        return [bar for value in (AGREE, DISAGREE, PASS) for bar in bars if bar.value == value]


class Summary(base.Summary):
    voters: int = 0
    standings: tuple[Standing, ...] = ()
    decisions: tuple[Decision, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    asks: Asks = "opinion"
