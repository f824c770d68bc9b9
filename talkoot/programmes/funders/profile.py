"""The schema of a funder's profile: closed, so that a mistyped word is an error."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from talkoot.ground.texts import Texts

Eligible = Literal["yes", "no", "own"]
Event = Literal["applied", "decided", "contract", "start", "end"]
Lint = Literal[
    "share",
    "start-before-decision",
    "long-before-start",
    "results-before-end",
    "decision-year",
    "vat",
    "contract",
    "beyond-plan",
    "not-the-page",
    "one-applicant",
]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Share(Closed):
    """What the funder pays of the eligible costs. No `percent`: each call says its own."""

    percent: Decimal | None = Field(default=None, gt=0, le=100)
    kind: Literal["exactly", "at-most", "by-call"]
    least: int | None = None
    most: int | None = None
    note: Texts


class Category(Closed):
    """A cost category. `eligible` is advice: `own` may be paid, but by the applicant alone."""

    id: Slug
    title: Texts
    eligible: Eligible
    reason: Texts


class Due(Closed):
    """When a document is due, counted from an event."""

    event: Event
    months: int = 0
    days: int = 0


class Document(Closed):
    """A document the funder wants. `sure` is false where no public source says when; `done_by` is
    the event whose day says that it is delivered."""

    id: Slug
    title: Texts
    due: Due | None = None
    done_by: Event | None = None
    sure: bool = True
    note: Texts | None = None


class PageField(Closed):
    """A field of the funder's public page, as printed there."""

    id: Slug
    fi: str
    sv: str = ""
    form: Literal["text", "line", "day", "period", "money", "day-and-money", "list", "heading"]
    needed: bool = True


class RoleWanted(Closed):
    """A role of the applicant's that the funder wants to know by name, some with a phone."""

    id: Slug
    title: Texts
    phone: bool = False


class Chapter(Closed):
    """A chapter of the final report; what is composed for an `id` we know goes into it."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+$", max_length=12)]
    title: Texts
    sure: bool = True


class Profile(Closed):
    """What is known of a funder. `unsure` says what is not.

    `who` is the funder's name alone; `named` says that it is written by hand. `otherwise` holds of
    costs in categories that are another funder's.
    """

    id: Slug
    title: Texts
    who: Texts
    what: Texts
    share: Share
    vat: Literal["without", "may-include", "by-call"]
    languages: tuple[Literal["fi", "sv", "en"], ...]
    acknowledgement: Texts | None = None
    named: bool = False
    otherwise: Eligible = "own"
    roles: tuple[RoleWanted, ...] = ()
    categories: tuple[Category, ...]
    documents: tuple[Document, ...]
    page: tuple[PageField, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    lints: tuple[Lint, ...]
    unsure: tuple[Texts, ...] = ()
    sources: tuple[str, ...]

    @model_validator(mode="after")
    def _names_once(self) -> Profile:
        for rows in (self.categories, self.documents, self.page, self.roles, self.chapters):
            names = [row.id for row in rows]
            if len(set(names)) < len(names):
                raise ValueError(f"the same name twice among {names}")
        return self

    def category(self, name: str) -> Category | None:
        return next((one for one in self.categories if one.id == name), None)
