"""A report as its pages show it: sections with their passages, sources and remarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from talkoot.people.models import Membership, Person, Role
from talkoot.reports import actions, checking, sources
from talkoot.reports.checking import Remark, Written
from talkoot.reports.funders import sections_of
from talkoot.reports.models import Passage, Report, Signature
from talkoot.reports.sections import SECTIONS, Section

if TYPE_CHECKING:
    from talkoot.reports.sources import Reader, Seen

SHORTEST = 7  # words


@dataclass(frozen=True)
class Row:
    """A passage beside its source."""

    passage: Passage
    source: Seen


@dataclass(frozen=True)
class Shown:
    """One section as it is written now."""

    section: Section
    title: str
    passages: tuple[Passage, ...]
    remarks: tuple[Remark, ...]

    @property
    def text(self) -> str:
        return joined(self.passages)

    @property
    def by_hand(self) -> int:
        return sum(one.by_hand for one in self.passages)

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_ready(self) -> bool:
        """Nothing to look at, and at least as long as the shortest that others have written."""
        return not self.remarks and self.words >= SHORTEST


def joined(passages: Sequence[Passage]) -> str:
    """The passages as running text: parted by spaces, and by an empty line where one begins."""
    text = ""
    for one in passages:
        if text:
            text += "\n\n" if one.begins else " "
        text += one.text
    return text


class Whole:
    """A report read once, for a page or a file."""

    def __init__(self, report: Report, *, told: bool = False) -> None:
        self.report = report
        passages = report.passages.told() if told else report.passages.standing()
        self._by_section: dict[str, list[Passage]] = {}
        for one in passages:
            self._by_section.setdefault(one.section, []).append(one)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of people of the house, which no public text should hold by accident."""
        members = Membership.objects.filter(
            organisation=self.report.programme.organisation_id, left_on=None
        )
        return tuple(sorted(members.values_list("person__name", flat=True)))

    def of(self, section: Section, *, public: bool = False) -> tuple[Passage, ...]:
        passages = self._by_section.get(section.id, [])
        return tuple(one for one in passages if not (public and one.confidential))

    def shown(self, section: Section) -> Shown:
        passages = self.of(section)
        written = [
            Written(one.text, one.composed if one.reworded else "", one.waits) for one in passages
        ]
        remarks = checking.check(section, written, self.report.language, self.names)
        title = section.title(self.report.language)
        return Shown(section, title, passages, tuple(remarks))

    def sections(self) -> Iterator[Shown]:
        yield from (self.shown(section) for section in self.parts)

    @cached_property
    def parts(self) -> tuple[Section, ...]:
        """The sections of the funder's form; what was written under others stays, after them."""
        wanted = sections_of(self.report.programme)
        ids = {one.id for one in wanted}
        kept = (one for one in SECTIONS if one.id in self._by_section and one.id not in ids)
        return (*wanted, *kept)

    @property
    def chapters(self) -> tuple[Section, ...]:
        return tuple(one for one in self.parts if one.part == "report")

    def text(self, section: Section, *, public: bool = False) -> str:
        return joined(self.of(section, public=public))

    def rows(self, section: Section, reader: Reader) -> list[Row]:
        passages = self.of(section)
        told = sources.seen(self.report, passages, reader)
        return [Row(one, told[one.pk]) for one in passages]


@dataclass(frozen=True)
class Signed:
    """A part in which the report is signed; `stands` says that the text is still the same."""

    part: Signature.Part
    signature: Signature | None
    stands: bool
    signers: list[Person] = field(default_factory=list)


def signed(report: Report) -> list[Signed]:
    now = actions.fingerprint(report)
    found = {one.part: one for one in report.signatures.select_related("person")}
    return [
        Signed(part, found.get(part), part in found and found[part].print == now)
        for part in Signature.Part
    ]


def signed_by(report: Report) -> list[Signed]:
    """The parts, with who may still sign where the text is not signed as it stands."""
    parts = signed(report)
    return [
        one if one.stands else replace(one, signers=_signers(report, one, parts)) for one in parts
    ]


def _signers(report: Report, wanted: Signed, parts: list[Signed]) -> list[Person]:
    """One person signs in one part, and who coordinates does so as the coordinator first."""
    held: dict[Person, set[str]] = {}
    house = Role.objects.filter(organisation=report.programme.organisation_id)
    for one in house.select_related("person").order_by("person__name"):
        held.setdefault(one.person, set()).add(one.role)
    given = {one.signature.person_id for one in parts if one.stands and one.signature}
    first = Signature.Part.COORDINATOR
    waits = wanted.part != first and not next(one.stands for one in parts if one.part == first)
    return [
        person
        for person, roles in held.items()
        if actions.ROLE_OF[wanted.part] in roles
        and person.pk not in given
        and not (waits and actions.ROLE_OF[first] in roles)
    ]
