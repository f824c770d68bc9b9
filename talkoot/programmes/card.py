"""The programme card: a funder's public project page as data, closed and never changed in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from talkoot.ground.finnish import format_money, parse_date
from talkoot.programmes.labels import BULLETIN, EUROS, LABELS, OPEN, Language, meaning
from talkoot.programmes.report import Report, is_citation, read_citation

Opens = Literal["inline", "line", "paragraph", "none"]


def _whole_lines(text: str) -> str:
    if "\r" in text or "\x00" in text:
        raise ValueError("a line break is one line feed")
    if text and not all(line.strip() for line in text.split("\n")):
        raise ValueError("no empty lines here")
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("one line, please")
    return _whole_lines(text)


def _paragraphs(text: str) -> str:
    for paragraph in text.split("\n\n") if text else ():
        if not paragraph or _whole_lines(paragraph) != paragraph:
            raise ValueError("paragraphs are parted by one empty line")
    return text


Line = Annotated[str, AfterValidator(_one_line)]
Lines = Annotated[str, AfterValidator(_whole_lines)]
Paragraphs = Annotated[str, AfterValidator(_paragraphs)]
Euros = Annotated[int, Field(ge=0, le=999_999_999)]


class Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bulletin(Closed):
    """What is told when the results are ready."""

    title: Lines = ""
    on: date | None = None
    summary: Paragraphs = ""
    background: Paragraphs = ""
    audiences: Paragraphs = ""
    methods: Paragraphs = ""
    effects: Paragraphs = ""
    novelty: Paragraphs = ""

    @model_validator(mode="after")
    def _title_is_no_date(self) -> Bulletin:
        if parse_date(self.title.split("\n")[-1]):
            raise ValueError("the title of a bulletin cannot be a date")
        return self


class Item(Closed):
    """A document on the page. `opens` and `joined` keep how it was laid out there."""

    text: Line = Field(min_length=1)
    opens: Opens = "inline"
    joined: bool = False

    @model_validator(mode="after")
    def _can_be_read_back(self) -> Item:
        words = "|".join(OPEN.values())
        if self.text != self.text.strip() or re.search(rf"\b({words})$", self.text):
            raise ValueError("spaces and the link's own word stand outside the text")
        if self.opens == "none" and not is_citation(self.text):
            raise ValueError("only a report may stand without a link")
        return self


class Card(Closed):
    """One project page. What the page does not say is empty or None."""

    language: Language = "fi"
    title: Lines = ""
    number: Line = ""
    applicant: Lines = ""
    implementer: Lines = ""
    contact: Line = ""
    email: Line = ""
    starts_on: date | None = None
    ends_on: date | None = None
    decided_on: date | None = None
    grant: Euros | None = None
    total: Euros | None = None
    results_on: date | None = None
    summary: Paragraphs = ""
    responsible: Lines = ""
    bulletin: Bulletin | None = None
    material: tuple[Item, ...] = ()
    ends_with_newline: bool = False

    @model_validator(mode="after")
    def _can_be_read_back(self) -> Card:
        if "@" in self.contact or (self.email and "@" not in self.email):
            raise ValueError("the contact is a name, the e-mail has an @")
        for text in self._texts():
            if meaning(text.split("\n", 1)[0], self.language):
                raise ValueError(f"a text cannot begin like the heading {text[:60]!r}")
        if self.material and self.material[0].joined:
            raise ValueError("the first document has nothing above it to join")
        return self

    def _texts(self) -> Iterator[str]:
        """Yield every run of lines in which a heading would be mistaken for one."""
        for lines in (self.title, self.applicant, self.implementer):
            yield from lines.split("\n")
        yield from (self.number, self.contact, self.email, *self.responsible.split("\n"))
        yield from self.summary.split("\n\n")
        if self.bulletin:
            yield from self.bulletin.title.split("\n")
            for name in set(Bulletin.model_fields) - {"title", "on"}:
                yield from getattr(self.bulletin, name).split("\n\n")

    @property
    def grant_text(self) -> str:
        return "" if self.grant is None else format_money(self.grant, EUROS[self.language])

    @property
    def total_text(self) -> str:
        return "" if self.total is None else format_money(self.total, EUROS[self.language])

    @property
    def bulletin_texts(self) -> tuple[tuple[str, str], ...]:
        """Return the texts of the bulletin, each under its heading on the page."""
        texts = ((name, getattr(self.bulletin, name, "")) for name in BULLETIN)
        return tuple((LABELS[self.language][name], text) for name, text in texts if text)

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles a report may be cited by."""
        both = (self.title, self.bulletin.title if self.bulletin else "")
        return tuple(title for title in both if title)

    @property
    def report(self) -> Report | None:
        """Return the final report that the page cites."""
        cited = (read_citation(item.text, self.titles) for item in reversed(self.material))
        return next((report for report in cited if report), None)
