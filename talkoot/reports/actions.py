"""Verbs of a report: compose, word, add, take out, approve, sign."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from talkoot.ground.meanwhile import ChangedMeanwhileError
from talkoot.people.models import Person, Role
from talkoot.programmes.models import Programme
from talkoot.reports.composing import Sentence
from talkoot.reports.funders import sections_of
from talkoot.reports.gathering import draft
from talkoot.reports.models import Passage, Report, Signature

LONGEST = 4000
APART = 10  # places between two passages
ROLE_OF = {
    Signature.Part.COORDINATOR: Role.Name.COORDINATOR,
    Signature.Part.EXPERT: Role.Name.FACILITATOR,
}


def plain(text: str) -> str:
    """One line a paragraph, with one empty line between."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n\n")
    return "\n\n".join(joined for one in lines if (joined := " ".join(one.split())))[:LONGEST]


@transaction.atomic
def begin(programme: Programme, language: str) -> Report:
    """Compose the first draft. Beginning twice is the same report."""
    report, made = Report.objects.get_or_create(programme=programme, language=language)
    if made:
        card = programme.page
        report.title = (card.bulletin.title if card and card.bulletin else "")[:300]
        report.author = programme.house.name
        report.save(update_fields=["title", "author"])
        refresh(report)
    return report


@transaction.atomic
def refresh(report: Report) -> int:
    """Compose anew: what nobody has worded follows the data, and goes when they go; what is new
    comes last, and what people have written or taken out stays so. Returns how many sentences
    came, changed or went."""
    Report.objects.select_for_update().get(pk=report.pk)
    known = {one.key: one for one in report.passages.select_for_update().exclude(key="")}
    told = draft(report.programme, report.language)
    over = gone(report, known.values(), told)
    Passage.objects.filter(pk__in=[one.pk for one in over]).delete()
    changed = len(over)
    for said in told:
        passage = known.get(said.key)
        if passage is None:
            _append(report, said)
            changed += 1
        elif passage.composed != said.text:
            changed += 1
            _follow(passage, said)
    return changed


def gone(report: Report, passages: Iterable[Passage], told: Iterable[Sentence]) -> list[Passage]:
    """Sentences that nobody has put a hand to, and that the data say no more. What another
    funder's form would ask for waits for that form."""
    wanted = {one.id for one in sections_of(report.programme)}
    keys = {said.key for said in told}
    mine = (one for one in passages if one.follows and one.section in wanted)
    return [one for one in mine if one.key not in keys]


def _follow(passage: Passage, said: Sentence) -> None:
    if not passage.reworded:
        passage.text = said.text
        passage.version += 1
        passage.approved = False
    passage.composed = said.text
    passage.save(update_fields=["text", "composed", "version", "approved"])


def _append(report: Report, said: Sentence) -> Passage:
    return report.passages.create(
        section=said.section,
        place=_last_place(report, said.section),
        key=said.key,
        text=said.text,
        composed=said.text,
        source={"kind": said.source.kind, "ref": said.source.ref},
        quote=said.quote,
        begins=said.quote,
    )


def _last_place(report: Report, section: str) -> int:
    last = report.passages.filter(section=section).aggregate(last=Max("place"))["last"]
    return (last or 0) + APART


def add(report: Report, section: str, text: str, *, begins: bool = False) -> Passage:
    """Write a passage by hand; it rests on nothing but its writer."""
    return report.passages.create(
        section=section, place=_last_place(report, section), text=plain(text), begins=begins
    )


@transaction.atomic
def word(passage: Passage, text: str, *, seen: int, **marks: bool) -> None:
    """Word a passage anew, if it is still the one that its writer saw."""
    now = Passage.objects.select_for_update().get(pk=passage.pk)
    if now.version != seen:
        raise ChangedMeanwhileError(now)
    text = plain(text)
    if now.quote and text != now.text:
        now.approved = False
    now.text = text
    for name in ("begins", "confidential"):
        setattr(now, name, marks.get(name, getattr(now, name)))
    now.removed = False
    now.version += 1
    now.save()


def take_out(passage: Passage) -> None:
    """Take a passage out of the text. It can be brought back, and is not composed again."""
    Passage.objects.filter(pk=passage.pk).update(removed=True, version=F("version") + 1)


def bring_back(passage: Passage) -> None:
    Passage.objects.filter(pk=passage.pk).update(removed=False, version=F("version") + 1)


@transaction.atomic
def move(passage: Passage, by: int) -> None:
    """Move a passage up (-1) or down (1) among its neighbours."""
    row = list(
        passage.report.passages.select_for_update().standing().filter(section=passage.section)
    )
    at = next((place for place, one in enumerate(row) if one.pk == passage.pk), None)
    if at is None or not 0 <= at + by < len(row):
        return
    row[at], row[at + by] = row[at + by], row[at]
    for place, one in enumerate(row, start=1):
        one.place = place * APART
    Passage.objects.bulk_update(row, ["place"])


def approve(passage: Passage, yes: bool) -> None:
    """Let somebody's own words into the report, these very ones, or take the yes back."""
    these = Passage.objects.filter(pk=passage.pk, quote=True, version=passage.version)
    these.update(approved=yes)


@transaction.atomic
def head(report: Report, *, seen: int, **words: Any) -> None:
    """Give the bulletin its own title and day, and the report its author."""
    now = Report.objects.select_for_update().get(pk=report.pk)
    if now.version != seen:
        raise ChangedMeanwhileError(now)
    for name in ("title", "told_on", "author"):
        setattr(now, name, words[name])
    now.version += 1
    now.save()


def fingerprint(report: Report) -> str:
    """What a signature is given to: the title, the day, and every passage that may leave."""
    passages = report.passages.told().values_list("section", "text", "begins", "confidential")
    whole = [report.title, str(report.told_on), report.author, *map(list, passages)]
    return hashlib.sha256(json.dumps(whole).encode()).hexdigest()


def parts_of(report: Report, person: Person) -> list[str]:
    """The parts in which the person may sign."""
    held = set(
        Role.objects.filter(
            organisation=report.programme.organisation_id, person=person
        ).values_list("role", flat=True)
    )
    return [str(part) for part, role in ROLE_OF.items() if role in held]


def sign(report: Report, person: Person, part: str) -> bool:
    """Say yes to the text as it stands. One person does not sign in both parts."""
    other = report.signatures.exclude(part=part).filter(person=person, print=fingerprint(report))
    if other.exists():
        return False
    Signature.objects.update_or_create(
        report=report,
        part=part,
        defaults={
            "person": person,
            "print": fingerprint(report),
            "on": timezone.localdate(),
        },
    )
    return True
