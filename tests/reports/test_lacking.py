"""What a report still lacks, as those who write it are told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from talkoot.ground.finnish import format_date
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.reports import actions, handing
from talkoot.reports.lacking import lacks
from talkoot.reports.models import Report, Signature
from tests.conftest import ClientOf

pytestmark = pytest.mark.usefixtures("english")
EARLY = "tells of what has yet to happen"


def dated(programme: Programme, begins: int, ends: int) -> None:
    """The programme begins and ends so many days from today."""
    today = timezone.localdate()
    programme.starts_on = today + timedelta(days=begins)
    programme.ends_on = today + timedelta(days=ends)
    programme.save(update_fields=["starts_on", "ends_on"])


def early(report: Report) -> list[str]:
    return [one.text for one in lacks(report) if EARLY in one.text]


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        (30, 90, ("begins", 30)),
        (-30, 60, ("ends", 60)),
        (-90, 0, None),
        (-90, -30, None),
    ],
)
def test_a_report_of_what_has_yet_to_happen_is_told(
    report: Report, begins: int, ends: int, said: tuple[str, int] | None
) -> None:
    dated(report.programme, begins, ends)
    if said is None:
        assert early(report) == []
        return
    verb, days = said
    day = format_date(timezone.localdate() + timedelta(days=days))
    (sentence,) = early(report)
    assert f"{verb} on {day}" in sentence


def test_an_interim_report_is_handed_out_and_one_is_told_there(
    report: Report, aino: Person, client_of: ClientOf
) -> None:
    address = reverse("reports:outputs", args=[report.programme_id, "fi"])
    assert not client_of(aino).get(address).context["early"]
    dated(report.programme, -30, 60)
    shown = client_of(aino).get(address)
    day = format_date(timezone.localdate() + timedelta(days=60))
    assert day in shown.context["early"]
    assert shown.context["early"] in shown.content.decode()
    actions.sign(report, aino, Signature.Part.COORDINATOR)
    assert handing.put_out(report.programme).told


@pytest.mark.parametrize(
    ("text", "ready"),
    [("Keittiö ja siivous, 19", False), ("Keittiö ja siivous, yhteensä 19 ihmistä kunnasta", True)],
)
def test_a_section_of_four_words_is_not_called_ready(
    report: Report, aino: Person, client_of: ClientOf, text: str, ready: bool
) -> None:
    report.passages.filter(section="audiences").delete()
    actions.add(report, "audiences", text)
    shown = client_of(aino).get(report.get_absolute_url()).context["shown"]
    [section] = [one for one in shown if one.section.id == "audiences"]
    assert not section.remarks, "advice on length is no remark"
    assert section.is_ready is ready
