"""Hand a report out: into the funder's page, and onto the public page. Only what is signed goes."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.text import slugify

from talkoot.ground.finnish import format_date
from talkoot.people.models import Role
from talkoot.programmes.actions import update_card
from talkoot.programmes.models import Programme
from talkoot.reports.models import Award, PublicPage, Report, Signature
from talkoot.reports.outputs import page
from talkoot.reports.outputs.content import Content, content
from talkoot.reports.reading import signed


class UnsignedError(Exception):
    """The text as it stands is not signed by all who should."""


class OtherLanguageError(Exception):
    """The funder's page is in another language than the report."""


def missing(report: Report) -> list[Signature.Part]:
    """Who has not signed the text as it stands. Where there is no expert, no expert signs."""
    stands = {one.part for one in signed(report) if one.stands}
    needed = [Signature.Part.COORDINATOR]
    experts = Role.objects.filter(
        organisation=report.programme.organisation_id, role=Role.Name.FACILITATOR
    )
    coordinator = report.signatures.filter(part=Signature.Part.COORDINATOR).first()
    others = experts.exclude(person=coordinator.person) if coordinator else experts
    if others.exists():
        needed.append(Signature.Part.EXPERT)
    return [part for part in needed if part not in stands]


@transaction.atomic
def fill_page(report: Report) -> None:
    """Put the bulletin onto the programme's project page, as that stands now."""
    report.programme = Programme.objects.select_for_update().get(pk=report.programme_id)
    if missing(report):
        raise UnsignedError
    card = report.programme.page
    if card is not None and card.language != report.language:
        raise OtherLanguageError
    title = report.programme.title
    update_card(report.programme, page.filled(report))
    report.programme.title = title
    report.programme.save(update_fields=["title"])


@transaction.atomic
def put_out(programme: Programme) -> PublicPage:
    """Show the signed reports to anybody, as they are today. Again is the same address."""
    reports = [one for one in Report.objects.filter(programme=programme) if not missing(one)]
    if not reports:
        raise UnsignedError
    awards = [
        [award.name, award.given_by, format_date(award.received_on)]
        for award in Award.objects.filter(programme=programme)
    ]
    told = {
        one.language: told_of(content(one, public=True))
        | {"awards": awards, "documents": documents(programme, one.language)}
        for one in reports
    }
    made, _new = PublicPage.objects.update_or_create(
        programme=programme,
        defaults={"told": told, "put_out_on": timezone.localdate()},
        create_defaults={
            "told": told,
            "put_out_on": timezone.localdate(),
            "slug": f"{slugify(programme.title)[:60] or 'hanke'}-{programme.pk}",
        },
    )
    return made


def documents(programme: Programme, language: str) -> list[dict[str, str]]:
    """The public documents with their kind, day, and address or file."""
    with translation.override(language):
        return [
            {
                "title": one.title,
                "kind": one.get_kind_display(),
                "day": format_date(one.on),
                "address": one.address,
                "file": "" if one.address else str(one.pk),
            }
            for one in programme.documents.filter(public=True)
        ]


def take_down(programme: Programme) -> None:
    """Nobody outside sees it any more."""
    PublicPage.objects.filter(programme=programme).delete()


def told_of(one: Content) -> dict[str, Any]:
    """What the public page holds: organisations, days, the signed texts, figures. No people."""
    return {
        "title": one.title,
        "headline": one.headline,
        "day": one.day,
        "facts": [
            [one.words[name], getattr(one, name)]
            for name in ("number", "applicant", "implementer", "period")
            if getattr(one, name)
        ],
        "fields": [[part.title, part.paragraphs] for part in one.fields if part.text],
        "figures_title": one.words["figures"],
        "figure_heads": one.figure_heads,
        "figures": [one.figure_row(figure) for figure in one.figures],
        "funded": one.funded,
        "awards_title": one.words["awards"],
        "documents_title": one.words["documents"],
    }
