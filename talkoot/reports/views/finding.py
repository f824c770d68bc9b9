"""The lookups of the report's pages: the lookup is the permission."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from talkoot.people.models import Organisation, Person
from talkoot.programmes.models import Programme
from talkoot.reports.composing import TONGUES
from talkoot.reports.funders import form_of
from talkoot.reports.models import WRITERS, Report
from talkoot.reports.reading import Whole
from talkoot.reports.sections import Section


def reader(request: HttpRequest) -> Person:
    """Who is signed in, as a person of ours."""
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


def lived_in(request: HttpRequest, programme_id: int) -> Programme:
    """A programme seen from inside."""
    mine = Programme.objects.lived_by(request.user).select_related("organisation")
    return get_object_or_404(mine, pk=programme_id)


def worded_in(request: HttpRequest, programme_id: int) -> Programme:
    """A programme whose report the person may write."""
    return get_object_or_404(_worded_by(request).select_related("organisation"), pk=programme_id)


def may_word(request: HttpRequest, programme: Programme) -> bool:
    return _worded_by(request).filter(pk=programme.pk).exists()


def _worded_by(request: HttpRequest) -> QuerySet[Programme]:
    houses = Organisation.objects.where(request.user, *WRITERS)
    return Programme.objects.filter(organisation__in=houses)


def found(
    request: HttpRequest, programme_id: int, language: str, *, by: str = "visible_to"
) -> Report:
    """A report that the reader may see (`visible_to`), write (`written_by`) or run (`run_by`)."""
    mine = getattr(Report.objects, by)(request.user).select_related("programme__organisation")
    report: Report = get_object_or_404(mine, programme_id=programme_id, language=language)
    return report


def section_or_404(report: Report, name: str) -> Section:
    """A section of the funder's form, or one that was written under another funder's."""
    found = next((one for one in Whole(report).parts if one.id == name), None)
    if found is None:
        raise Http404
    return found


def languages(programme: Programme) -> tuple[str, ...]:
    """The languages we write in that the funder reads."""
    read = form_of(programme).languages
    return tuple(one for one in TONGUES if one in read)


def context(request: HttpRequest, report: Report) -> dict[str, Any]:
    """What every page of a report is told."""

    def holds(by: str) -> bool:
        return bool(getattr(Report.objects, by)(request.user).filter(pk=report.pk).exists())

    return {
        "report": report,
        "programme": report.programme,
        "organisation": report.programme.organisation,
        "writes": holds("written_by"),
        "runs": holds("run_by"),
    }
