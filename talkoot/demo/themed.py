"""Themes that Kuoma's staff made of two surveys: one year's that were carried out, and new ones."""

from __future__ import annotations

from talkoot.people.models import Organisation, Person
from talkoot.practice.models import Commitment
from talkoot.surveys.models import Survey
from talkoot.themes import actions
from talkoot.themes.models import Theme
from talkoot.workshops.models import Workshop

LAST_YEAR = (
    (
        ("Tieto ajoissa kaikille", "Tiedonkulku kuntoon"),
        "cm",
        "Vuoronvaihdossa ja maanantaiaamuna, kun viikon muutokset kerrotaan vain niille, "
        "jotka sattuvat olemaan paikalla.",
        "Uusi työvuorojärjestelmä otetaan käyttöön vuoden aikana.",
    ),
)
NOW = (
    ("Ajatukset mukaan ennen päätöstä", "vo"),
    ("Työn tulos näkyviin", "vi"),
    ("Rauha syödä", "wd"),
)
VOTERS = 7


def take_up(kuoma: Organisation) -> None:
    published = Survey.objects.filter(organisation=kuoma, state=Survey.State.PUBLISHED)
    first, last = list(published.order_by("handled_on"))[-2:]
    for titles, scale, situation, change in LAST_YEAR:
        theme = actions.propose(first, titles[0], scale, 0)
        actions.revise(theme, title=titles[1])
        actions.revise(theme, situation=situation, change=change)
        _voted(theme, VOTERS)
        _followed(theme)
    actions.close(first)
    for number, (title, scale) in enumerate(NOW):
        _voted(actions.propose(last, title, scale, 0), VOTERS - 2 * number)


def _voted(theme: Theme, voters: int) -> None:
    house = Person.objects.filter(memberships__organisation=theme.board.survey.organisation)
    for person in house.distinct().order_by("name")[:voters]:
        actions.vote(theme, person)


def _followed(theme: Theme) -> None:
    """It was chosen; a workshop was held on it, and two things were agreed."""
    house = theme.board.survey.organisation
    held = Workshop.objects.filter(programme__organisation=house, state=Workshop.State.CLOSED)
    agreed = Commitment.objects.filter(programme__organisation=house).order_by("due_on", "what")
    actions.tie(theme, held.order_by("closed_at")[:1], agreed[:2])
    actions.settle(theme, Theme.State.CHOSEN)
