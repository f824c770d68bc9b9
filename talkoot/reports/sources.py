"""Where a sentence comes from, as far as its reader may see. Reads only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from talkoot.practice.models import Commitment, Evidence
from talkoot.programmes.models import Module, Programme
from talkoot.reports.models import Observation, Passage, Report
from talkoot.surveys.models import Survey
from talkoot.workshops.models import Workshop

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from talkoot.people.models import Person

    Reader = Person | AnonymousUser


@dataclass(frozen=True, slots=True)
class Seen:
    """A source in words; without an address where the reader may not open it, or it is gone."""

    words: str
    address: str = ""


def seen(report: Report, passages: Iterable[Passage], reader: Reader) -> dict[UUID, Seen]:
    """The source of each passage. One question to the database a kind, not a passage."""
    row = list(passages)
    known = _Known(report, row, reader)
    return {one.pk: known.of(one) for one in row}


class _Known:
    def __init__(self, report: Report, passages: list[Passage], reader: Reader) -> None:
        self.report, self.reader = report, reader
        self.refs: dict[str, set[str]] = {}
        for one in passages:
            if one.source:
                self.refs.setdefault(one.source["kind"], set()).add(one.source["ref"])
        self.rooms = self._rooms()
        self.records = self._records()
        self.promises = self._promises()
        self.surveys = self._surveys()
        self.observed = self._observed()
        self.modules = self._modules()

    def _uuids(self, kind: str) -> list[UUID]:
        return [UUID(ref.partition(":")[0]) for ref in self.refs.get(kind, ())]

    def _rooms(self) -> dict[str, Seen]:
        visible = Workshop.objects.visible_to(self.reader).filter(programme=self.report.programme)
        found = visible.filter(pk__in=self._uuids("workshop"))
        return {
            str(one.pk): Seen(one.title, reverse("workshops:summary", args=[one.pk]))
            for one in found
        }

    def _records(self) -> dict[str, Seen]:
        inside = Programme.objects.lived_by(self.reader)
        found = Evidence.objects.filter(programme=self.report.programme, programme__in=inside)
        return {
            str(one.pk): Seen(one.title, reverse("workspace:evidence", args=[one.pk]))
            for one in found.filter(pk__in=self._uuids("evidence"))
        }

    def _promises(self) -> dict[str, Seen]:
        visible = Commitment.objects.visible_to(self.reader)
        found = visible.filter(programme=self.report.programme, pk__in=self._uuids("commitment"))
        return {
            str(one.pk): Seen(one.what, reverse("workspace:commitment", args=[one.pk]))
            for one in found
        }

    def _surveys(self) -> dict[str, Seen]:
        found = Survey.objects.visible_to(self.reader).filter(pk__in=self._uuids("figure"))
        return {
            str(one.pk): Seen(one.title, reverse("surveys:results", args=[one.pk])) for one in found
        }

    def _observed(self) -> dict[str, Seen]:
        visible = Observation.objects.visible_to(self.reader)
        found = visible.filter(programme=self.report.programme, pk__in=self._uuids("observation"))
        page = reverse("reports:evaluation", args=[self.report.programme_id])
        return {str(one.pk): Seen(one.title, f"{page}#observation-{one.pk}") for one in found}

    def _modules(self) -> dict[str, Seen]:
        refs = [int(ref) for ref in self.refs.get("module", ()) if ref]
        found = Module.objects.visible_to(self.reader).filter(programme=self.report.programme)
        return {
            str(one.pk): Seen(one.title, one.get_absolute_url())
            for one in (found.filter(pk__in=refs) if refs else ())
        }

    def of(self, passage: Passage) -> Seen:
        source: dict[str, Any] | None = passage.source
        if source is None:
            return Seen(_("Written by hand"))
        kind, ref = source["kind"], source["ref"]
        if kind == "evidence":
            return self.records.get(ref, Seen(_("A record that is no longer shown")))
        if kind == "workshop":
            return self.rooms.get(ref, Seen(_("A workshop that is no longer shown")))
        if kind == "commitment":
            return self.promises.get(ref, Seen(_("A commitment that is no longer shown")))
        if kind == "figure":
            return self.surveys.get(
                ref.partition(":")[0], Seen(_("A survey that is no longer shown"))
            )
        if kind == "observation":
            return self.observed.get(ref, Seen(_("An observation that is no longer shown")))
        if kind == "module":
            return self.modules.get(ref, Seen(_("A module that is no longer shown")))
        if kind == "risk":
            address = reverse("reports:risks", args=[self.report.programme_id])
            return Seen(_("Risks and loads of the programme"), f"{address}#risk-{ref}")
        if kind == "result":
            address = reverse("reports:evaluation", args=[self.report.programme_id])
            return Seen(_("The programme's evaluation"), f"{address}#indicator-{ref}")
        return self._whole(kind)

    def _whole(self, kind: str) -> Seen:
        """What is not one thing but all of them: counted on the programme's own pages."""
        programme = self.report.programme
        if kind == "commitments":
            return Seen(_("Commitments of the programme"), reverse("practice:list"))
        if kind == "card":
            return Seen(_("Project page"), reverse("programmes:card", args=[programme.pk]))
        if kind == "money":
            return Seen(
                _("Money of the programme"), reverse("programmes:money", args=[programme.pk])
            )
        if kind == "plan":
            return Seen(_("Plan of the programme"), reverse("programmes:plan", args=[programme.pk]))
        if kind == "modules":
            return Seen(
                _("Modules of the programme"), reverse("workspace:modules", args=[programme.pk])
            )
        if kind == "model":
            return Seen(
                _("Operating models of the programme"),
                reverse("practice:models_of", args=[programme.pk]),
            )
        inside = Programme.objects.lived_by(self.reader).filter(pk=programme.pk).exists()
        overview = reverse("workspace:programme", args=[programme.pk]) if inside else ""
        return Seen(_("Workshops of the programme"), overview)
