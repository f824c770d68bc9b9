"""Two surveys of Kuoma: one that was published in spring, one that is being answered now.

A ballot and its slip are never written in one transaction, so this runs after the town is built.
"""

from __future__ import annotations

import base64
from datetime import date, timedelta
from pathlib import Path
from random import Random

from django.utils import timezone

from talkoot.demo import said
from talkoot.methods import reading, writing
from talkoot.people.models import Organisation
from talkoot.surveys import ballots, library, personal, slips
from talkoot.surveys.actions import answer, count, invite, link, plan, remind, trust
from talkoot.surveys.actions.compare import keep_benchmarks
from talkoot.surveys.models import Roster, Survey
from talkoot.surveys.picking import picked

QUESTIONNAIRE = "wellbeing-short"
CONTACT = "Helena Laine, helena@kuoma.example"
TRUSTEE = "Tuula Tammi, pääluottamusmies"
KEY = "trustee-key.txt"
OPEN = timedelta(days=14)
MIDDLES = {"ps1": 3.6, "vo1": 3.0, "wd1": 3.9, "in1": 3.4, "co1": 3.7, "cm1": 2.8, "vi1": 2.9}
PULSE = (
    *("safety", "voice", "workday", "success", "community", "communication"),
    *("enthusiasm", "recovery", "flow"),
)
PULSE_TITLE = {"fi": "Talven pulssi", "sv": "Vinterns puls", "en": "Pulse of the winter"}
LIBRARY, KITCHEN = "Kirjasto", "Keittiö"
AGREED = "Luottamusmiehet ja työsuojeluvaltuutettu: kolmen pulssin ajan, vain sitä haluavilta."
ELSEWHERE = {"wd": (3.7, 0.9, "Keksitty vertailukunta 2025"), "co": (3.7, None, "Naapuri 2024")}
SHARES = {LIBRARY: 0.4, KITCHEN: 0.9}  # of the people of a unit who answered


def ask(kuoma: Organisation, data: Path) -> tuple[Survey, Survey]:
    """The published one, and the open one whose key lies beside the data, as a demo may."""
    rng = Random(1918)
    private, _public = ballots.new_key()
    first = _opened(kuoma, "Työhyvinvointi vuosi sitten", private, date(2025, 3, 3))
    _published(first, private, rng, share=0.7)
    last = _opened(
        kuoma, "Työhyvinvointi keväällä", private, date(2026, 3, 2), first, said.STATEMENTS
    )
    _published(last, private, rng, share=0.75)
    keep_benchmarks(last, ELSEWHERE)
    now = _opened(kuoma, "Työhyvinvointi syksyllä", private, timezone.localdate(), before=last)
    _answered(now, rng, share=0.3)
    _invited(now, rng, share=0.4)
    _pulse(kuoma)
    key = data / KEY
    key.write_text(ballots.written(private) + "\n", encoding="ascii")
    key.chmod(0o600)
    return last, now


def _pulse(kuoma: Organisation) -> None:
    """One that is being written: nine themes, a third of them at a time."""
    source = picked(library.source_of(library.BANK), PULSE)
    words = reading.words_of(source) | {"title": PULSE_TITLE, "rotate": 9, "weeks": 4}
    pulse = plan.prepare(kuoma, writing.write(words), "Pulssikysely talvella", contact=CONTACT)
    link.agree(pulse, timezone.localdate() - OPEN, AGREED)


def _published(survey: Survey, private: bytes, rng: Random, share: float) -> None:
    _answered(survey, rng, share)
    answer.close(survey)
    survey.refresh_from_db()
    sealed = (base64.b64decode(one) for one in answer.sealed_box(survey))
    count.load(survey, ballots.tally(sealed, private))
    survey.refresh_from_db()
    said.hide_names(survey)
    count.publish(survey, seconds=4)
    survey.refresh_from_db()


def _opened(
    kuoma: Organisation,
    title: str,
    private: bytes,
    handled_on: date,
    before: Survey | None = None,
    more: str = "",
) -> Survey:
    survey = plan.prepare(
        kuoma,
        library.source_of(QUESTIONNAIRE) + more,
        title,
        handled_on=handled_on,
        closes_on=max(handled_on + OPEN, timezone.localdate()),
        contact=CONTACT,
        before=before,
    )
    public = base64.b64encode(ballots.public_of(private)).decode()
    plan.keep_key(survey, public, TRUSTEE)
    survey.refresh_from_db()
    trial = (base64.b64decode(one) for one in trust.box(survey)["ballots"])
    trust.rehearse(survey, ballots.tally(trial, private))
    plan.open_survey(survey)
    survey.refresh_from_db()
    piles = {place: unit["people"] for place, unit in enumerate(survey.tree or ())}
    plan.print_slips(survey, piles)
    survey.refresh_from_db()
    return survey


def _answered(survey: Survey, rng: Random, share: float) -> None:
    for place, number in survey.slips_of.items():
        lean = rng.uniform(-0.4, 0.4)
        there = SHARES.get(survey.unit_named(place), share)
        for code in slips.pile(survey.pk, place, round(there * number)):
            given = _given(survey, rng, lean) | _told(survey, place, rng)
            answer.submit(survey, code, place, given)


def _invited(survey: Survey, rng: Random, share: float) -> None:
    """The staff has had its letters, some have answered by their codes, and a night has passed."""
    invite.take_staff(survey)
    invite.send_letters(survey, most=0, apart=4)
    people = list(survey.invitees.order_by("name"))
    survey.invitees.update(letters=1)
    for one in rng.sample(people, round(share * len(people))):
        code = personal.code(survey.pk, one.pk)
        answer.submit(survey, code, one.place, _given(survey, rng, 0))
    remind.nightly(Roster.objects.get(survey=survey), timezone.localdate())


def _given(survey: Survey, rng: Random, lean: float) -> dict[str, int]:
    """What one person answers: near the middle of the question and of the unit."""
    mood = lean + rng.gauss(0, 0.5)
    return {
        item.id: min(5, max(1, round(rng.gauss(MIDDLES.get(item.id, 3.3) + mood, 0.8))))
        for item in survey.questionnaire.items
        if rng.random() > 0.03
    }


def _told(survey: Survey, place: int, rng: Random) -> dict[str, int | str]:
    """What else she told: of herself, her votes, and in her own words."""
    unit = survey.unit_named(place)
    return {**said.of_oneself(rng), **said.votes(survey, unit, rng), **said.written(rng)}
