"""The finished programme of Kuoma has a report that two have signed, and a public page."""

from __future__ import annotations

from datetime import timedelta

from talkoot.demo import published
from talkoot.people.models import Person
from talkoot.programmes.models import Programme
from talkoot.reports import actions, handing
from talkoot.reports.models import Report, Signature

BY_HAND = {
    "summary": (
        "Kuoman päiväkodeissa sovittiin kolmesta tavasta, jotka pitivät: viiden minuutin"
        " vuoronvaihto, kiitos samana päivänä ja lupa kysyä tyhmä kysymys."
    ),
    "effects": (
        "Vuoronvaihdosta tuli tapa: iltavuoro ei enää soita aamuvuorolle kotiin. Kiitos sanotaan"
        " nyt useammin ääneen ja molemmilla kielillä."
    ),
    "novelty": (
        "Uutta oli, että kaksikielinen työyhteisö sopi puhumisen tavoista itse, kummallakin"
        " kielellä yhtä aikaa."
    ),
    "research": "Ulkopuolista asiantuntijaa ei ollut, sillä hanke tehtiin omin voimin.",
    "use": "Henkilöstö arvioi itse, näkyikö muutos, ja päätti, mitkä tavat jäävät.",
}


def write(programme: Programme, coordinator: Person, expert: Person) -> Report:
    """Compose, add what only people know, sign, and put it out."""
    report = actions.begin(programme, "fi")
    for section, text in BY_HAND.items():
        actions.add(report, section, text)
    for quote in report.passages.filter(quote=True):
        actions.approve(quote, True)
    assert programme.ends_on is not None  # noqa: S101 - the plan of the demo says it
    actions.head(
        report,
        seen=0,
        title="Kahdessa kielessä on enemmän sanoja hyvälle työlle",
        told_on=programme.ends_on + timedelta(days=10),
        author="Kuoman kunta",
    )
    report.refresh_from_db()
    actions.sign(report, coordinator, Signature.Part.COORDINATOR)
    actions.sign(report, expert, Signature.Part.EXPERT)
    published.put_out(programme, programme.ends_on)
    handing.fill_page(report)
    handing.put_out(programme)
    return report
