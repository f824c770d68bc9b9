"""Kuoma's operating models: two in use, one on trial, one an idea, one taken in from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from talkoot.people.models import Organisation, Person, Unit
from talkoot.practice import actions
from talkoot.practice.actions import operating_models as verbs
from talkoot.practice.models import Commitment, Evidence, OperatingModel, Origin, StateChange
from talkoot.programmes.models import Programme
from talkoot.themes.models import Theme
from talkoot.workshops.models import Workshop

CC_BY = OperatingModel.Licence.CC_BY
FIRST_HOUR = {
    "name": "Sijaisen ensimmäinen tunti",
    "need": "Uudelle sijaiselle ei ehdi näyttää, missä mikäkin on, ja avain haetaan kolmesta "
    "paikasta.",
    "situation": "Kun joku tulee ensimmäistä kertaa kohteeseen, myös kesken viikon.",
    "who": "Vuoron vastaava ja sijainen",
    "steps": "Merkitse tunti vuorolistaan ennen kuin sijainen tulee.\n"
    "Kiertäkää kohde yhdessä: avaimet, kärryt, allergialista, hälytykset.\n"
    "Anna yhden sivun ohje oven pielestä.\n"
    "Kysy päivän lopuksi, mitä puuttui, ja korjaa ohje.",
    "tools": "Yhden sivun sijaisohje oven pielessä",
    "indicator": "Sijainen löytää kaiken kysymättä toisena päivänä",
    "agreed_with": "Keittiön ja siivouksen maanantairyhmä, työsuojeluvaltuutettu",
    "owner": "Keittiön esihenkilö",
    "review_month": 8,
    "licence": CC_BY,
}
HANDOVER = {
    "name": "Viiden minuutin vuoronvaihto",
    "need": "Tieto ei siirry vuorosta toiseen, ja iltavuoro soittaa aamuvuorolle kotiin.",
    "situation": "Jokaisessa vuoronvaihdossa, myös kiireessä.",
    "who": "Lähtevän ja tulevan vuoron vastaavat",
    "steps": "Sovi vuorolistaan viisi minuuttia limittäin.\n"
    "Kerro kolme asiaa: mitä on kesken, mitä muuttui, kuka tarvitsee jotain.\n"
    "Tulija toistaa, mitä ymmärsi.",
    "indicator": "Kotiin soitetut puhelut viikossa",
    "agreed_with": "Myrskyn väki",
    "owner": "Päiväkodin johtaja",
    "review_month": 1,
    "licence": CC_BY,
}
QUARTER = {
    "name": "Keittiön ja siivouksen yhteinen vartti",
    "need": "Siivous tietää ensimmäisenä, missä rikkoutuu, mutta tieto ei tule keittiöön.",
    "situation": "Maanantaisin kello 9.15 keittiön taukotilassa.",
    "who": "Molempien vuorojen väki",
    "steps": "Jokainen sanoo yhden asian tulevasta viikosta.\nYksi kirjaa taululle, mitä sovitaan.",
    "indicator": "Vartti on pidetty neljänä maanantaina peräkkäin",
    "owner": "Keittiön esihenkilö",
    "licence": CC_BY,
}
LEARNT = {
    "name": "Virheestä ensin se, mitä opittiin",
    "need": "Läheltä piti -tilanteista ei kerrota, koska pelätään syyttelyä.",
    "situation": "Palaverin alussa, kun jotain on mennyt pieleen.",
}
WALK = {
    "name": "Kävelypalaveri perjantaisin",
    "need": "Palaverit alkavat myöhässä ja loppuvat myöhässä.",
    "steps": "Lähtekää ovelta tasalta.\nYksi aihe, yksi kierros.\nPäätös sanotaan ääneen ovella.",
    "licence": CC_BY,
}
ROOT = UUID("5f0e6a52-8f3c-4a43-9d0e-6d1f7c0a2b11")


def write(kuoma: Organisation) -> None:
    """Everything in the order it would have come about."""
    day = timezone.localdate()
    outi = Person.objects.get(email="outi@kuoma.example")
    units = {unit.code: unit for unit in kuoma.units.all()}
    _look_after(kuoma, units, outi)
    support = Programme.objects.get(organisation=kuoma, title="Tukipalvelut näkyviin")
    hour = _begin(support, FIRST_HOUR | {"tools": ""}, "Mikä vie voimia?", day, outi)
    verbs.word(hour, FIRST_HOUR, seen=1, person=outi)
    hour.refresh_from_db()
    _tried(hour, day - timedelta(days=30), "Kolme sijaista kertoi löytäneensä kaiken.", outi)
    _taken_up(hour, [units[code] for code in ("21", "22", "31")])
    children = Programme.objects.get(organisation=kuoma, title="Puhutaan ja kuunnellaan")
    talk = _begin(children, HANDOVER, "Miten puhumme toisillemme?", day, None)
    _tried(talk, day - timedelta(days=200), "Puhelut kotiin loppuivat.", outi)
    _taken_up(talk, [units["31"]])
    vartti = _begin(support, QUARTER, "Ensimmäinen yhteinen maanantai", day, outi)
    days = {"trial_from": day - timedelta(days=28), "check_on": day + timedelta(days=3)}
    verbs.move(vartti, "trial", **days)  # type: ignore[arg-type]
    _log_on(vartti, day - timedelta(days=28))
    verbs.adopt(vartti, [units["21"]], among=[units["21"]])
    _from_a_theme(kuoma)
    verbs.take_in(support, WALK, root=ROOT, came_from={"organisation": "Mäntyranta", "version": 3})


def _begin(
    programme: Programme, words: Mapping[str, object], room: str, day: date, person: Person | None
) -> OperatingModel:
    """A model that rests on what a workshop of that title found, and on a promise from it."""
    model = verbs.make(programme.house, words, programme=programme, person=person)
    found = Evidence.objects.filter(
        programme__organisation=programme.organisation,
        source__in=_rooms(room),
        kind__in=("write", "discuss", "commit"),
    )
    for record in found.order_by("kind", "title")[:2]:
        verbs.rest_on(model, Origin.Kind.EVIDENCE, record.pk, record.title, record.found_on)
    promise = Commitment.objects.filter(evidence__in=found).order_by("due_on").first()
    if promise:
        verbs.rest_on(model, Origin.Kind.COMMITMENT, promise.pk, promise.what, None)
    return model


def _rooms(title: str) -> list[UUID]:
    return list(Workshop.objects.filter(title=title).values_list("pk", flat=True))


def _tried(model: OperatingModel, began: date, why: str, outi: Person) -> None:
    """Tried for some weeks, signed, and taken into use."""
    ended = began + timedelta(days=21)
    verbs.move(model, "trial", trial_from=began, check_on=ended)
    agreed = str(model.agreed_with)
    verbs.sign(model, outi, "manager", agreed=agreed, seen=model.version)
    verbs.move(model, "in-use", why=why)
    for at, on in zip(model.changes.order_by("pk"), (began, began, ended), strict=True):
        StateChange.objects.filter(pk=at.pk).update(on=on)
    model.signatures.update(on=ended)
    verbs.release(model, seen=model.version)


def _log_on(model: OperatingModel, day: date) -> None:
    model.changes.update(on=day)


def _taken_up(model: OperatingModel, units: list[Unit]) -> None:
    verbs.adopt(model, units, among=units)


def _from_a_theme(kuoma: Organisation) -> None:
    """An idea that stands on a theme the staff chose."""
    theme = Theme.objects.filter(
        board__survey__organisation=kuoma, state=Theme.State.CHOSEN
    ).first()
    workday = Programme.objects.get(organisation=kuoma, title="Hyvä työpäivä Kuomassa")
    model = verbs.make(kuoma, LEARNT, programme=workday)
    if theme:
        verbs.rest_on(model, Origin.Kind.THEME, theme.pk, theme.title, theme.board.closed_on)


def _look_after(kuoma: Organisation, units: dict[str, Unit], outi: Person) -> None:
    """Some promises have a unit, somebody who is reminded, and have been looked at."""
    jari = Person.objects.get(email="jari@kuoma.example")
    cared = (
        ("Sijaiselle tunti aikaa", units["21"], outi),
        ("Ruokatauko merkitään", units["21"], outi),
        ("Avaimet yhteen kaappiin", units["22"], jari),
        ("Yhden sivun sijaisohje", units["22"], None),
        ("Keittiön ja siivouksen yhteinen", units["21"], None),
    )
    mine = Commitment.objects.filter(programme__organisation=kuoma)
    for what, unit, person in cared:
        for promise in mine.filter(what__startswith=what):
            actions.word_commitment(promise, {"unit": unit}, seen=promise.version, person=person)
    seen = mine.filter(what__startswith="Keittiön ja siivouksen yhteinen").first()
    if seen and seen.evidence:
        on = timezone.localdate() - timedelta(days=9)
        actions.look(seen, source=seen.evidence.source, on=on, done=11, partly=4, unseen=3)
