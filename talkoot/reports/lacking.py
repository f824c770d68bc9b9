"""What a report still lacks before it can be sent. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.ground.finnish import format_date
from talkoot.programmes import words as page_words
from talkoot.programmes.lints import advise
from talkoot.programmes.models import Programme
from talkoot.reports import actions, handing, words
from talkoot.reports.gathering import draft
from talkoot.reports.models import Report, Signature
from talkoot.reports.outputs.page import UnreadableError, filled
from talkoot.reports.reading import Whole


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing, said in a sentence, and where it is put right."""

    text: str
    address: str
    where: str


def lacks(report: Report) -> list[Lack]:
    return [
        *_early(report),
        *_head(report),
        *_sections(report),
        *_page(report),
        *_new(report),
        *_signed(report),
    ]


def yet_to_happen(programme: Programme, today: date) -> str:
    """That the report tells of a programme that is not over yet. An interim report may do so."""
    begins, ends = programme.starts_on, programme.ends_on
    if begins and begins > today:
        said = _("The programme begins on %(day)s. The report tells of what has yet to happen.")
        return said % {"day": format_date(begins)}
    if ends and ends > today:
        said = _("The programme ends on %(day)s. The report tells of what has yet to happen.")
        return said % {"day": format_date(ends)}
    return ""


def _early(report: Report) -> Iterator[Lack]:
    if said := yet_to_happen(report.programme, timezone.localdate()):
        yield Lack(said, reverse("programmes:plan", args=[report.programme_id]), _("Plan"))


def _front(report: Report, text: str) -> Lack:
    return Lack(text, report.get_absolute_url(), _("Report"))


def _head(report: Report) -> Iterator[Lack]:
    if not report.title:
        yield _front(report, _("The bulletin has no title."))
    if not report.told_on:
        yield _front(report, _("The bulletin has no day."))
    if not report.author:
        yield _front(report, _("No author is named for the final report."))


def _sections(report: Report) -> Iterator[Lack]:
    for shown in Whole(report).sections():
        place = [report.programme_id, report.language, shown.section.id]
        address = reverse("reports:section", args=place)
        for remark in shown.remarks:
            yield Lack(words.say(remark), address, shown.title)


def _page(report: Report) -> Iterator[Lack]:
    """What the funder's page would be asked about."""
    programme = report.programme
    address, where = reverse("programmes:card", args=[programme.pk]), _("Project page")
    try:
        card = filled(report)
    except (UnreadableError, ValueError):
        text = _("The texts cannot be told apart on the funder's page. Look at their first lines.")
        yield Lack(text, report.get_absolute_url(), _("Report"))
        return
    for advice in advise(card):
        yield Lack(page_words.say(advice), address, where)


def _new(report: Report) -> Iterator[Lack]:
    """Data that came after the draft was composed."""
    known = {one.key: one for one in report.passages.exclude(key="")}
    said = draft(report.programme, report.language)
    stand = {(one.key, one.composed) for one in known.values()}
    count = sum((one.key, one.text) not in stand for one in said)
    count += len(actions.gone(report, known.values(), said))
    if count:
        text = ngettext(
            "%(count)d sentence of the data is newer than the report: compose anew.",
            "%(count)d sentences of the data are newer than the report: compose anew.",
            count,
        )
        yield _front(report, text % {"count": count})


def _signed(report: Report) -> Iterator[Lack]:
    for part in handing.missing(report):
        if part == Signature.Part.COORDINATOR:
            yield _front(report, _("The coordinator has not signed the text as it stands."))
        else:
            yield _front(report, _("The expert has not signed the text as it stands."))
