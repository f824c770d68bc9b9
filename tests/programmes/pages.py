"""Invented project pages, in the layouts that real ones have, and made-up cards."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import strategies as st

from talkoot.programmes.card import Bulletin, Card, Item
from talkoot.programmes.labels import Language, meaning
from talkoot.programmes.report import Report, write_citation

SOURCES = Path(__file__).parents[3] / "shared" / "sources"

PAGE = """Hyvä työpäivä Kuomassa – Yhdessä tehty

Hanketiedot

Hankenumero
250123

Hakija
Kuoman kunta

Toteuttaja
Oivallus Oy

Lisätietoja
Aino Esimerkki
aino@kuoma.example

Toteutusaika
1.3.2025 - 30.11.2025

Työsuojelurahaston päätös
15.2.2025
12 500 euroa

Kokonaiskustannukset
25 000 euroa

Tulokset valmistuneet
12.12.2025

Tiivistelmä

Keittiön ja kirjaston väki kehittä työtään yhdessä.

Syntyy vuosikello.

Hankkeen vastuuhenkilö

Aino Esimerkki

Tiedote

Kuoma. Hyvä työpäivä. Kaikille

12.12.2025

Tiivistelmä

Jokainen sai äänensä kuuluviin.

Lähtökohdat

Kiire painoi.

Kohderyhmät

Koko henkilöstö.

Menetelmät

Työpajoja
ja välitehtäviä.

Vaikuttavuus

Yhteiset tavat.

Uutuusarvo ja sovellettavuus

Sopii muillekin.

Aineisto

Lehdistötiedote Avaa

Aino Esimerkki, Kuoman kunta. Kuoma. Hyvä työpäivä. Kaikille. Loppuraportti. 2025.

Avaa"""


def source(name: str) -> str:
    """Return a real page, or skip: others' texts are no part of the project."""
    path = SOURCES / name
    if not path.exists():
        pytest.skip(f"the public page {name} is not kept with the project")
    return path.read_text(encoding="utf-8")


_characters = st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0")


def _is_free(line: str) -> bool:
    return bool(line.strip()) and not (meaning(line, "fi") or meaning(line, "sv"))


line = st.one_of(
    st.text(_characters, min_size=1, max_size=30),
    st.sampled_from(["Kuoman kunta", "Ohjelma. Osa 2. ", "Avaa", "2023", "– sanoi hän."]),
).filter(_is_free)
lines = st.lists(line, min_size=1, max_size=3).map("\n".join)
paragraphs = st.one_of(st.just(""), st.lists(lines, min_size=1, max_size=3).map("\n\n".join))
days = st.none() | st.dates()
euros = st.none() | st.integers(0, 999_999_999)
name = st.one_of(st.just(""), line.filter(lambda text: "@" not in text))
bulletins = st.builds(
    Bulletin,
    title=lines.filter(lambda text: not text[-1].isdigit()),
    on=days,
    **dict.fromkeys(set(Bulletin.model_fields) - {"title", "on"}, paragraphs),
)


@st.composite
def materials(draw: st.DrawFn, language: Language, titles: tuple[str, ...]) -> tuple[Item, ...]:
    label = st.sampled_from(["Lehdistötiedote", "Blogi", "Tiedote", "Metoder"])
    report = st.builds(
        Report,
        author=st.sampled_from(["", "Aino Esimerkki", "Aino Esimerkki, Kuoman kunta"]),
        title=st.sampled_from(["Hyvä työpäivä", *(" ".join(t.split()) for t in titles if t)]),
        dated=st.sampled_from(["2024", "1.2.2024"]),
    )
    opens = st.sampled_from(["inline", "line", "paragraph"])
    items = draw(st.lists(st.builds(Item, text=label, opens=opens, joined=st.booleans())))
    cited = write_citation(draw(report), language)
    last = draw(st.builds(Item, text=st.just(cited.strip()), opens=opens | st.just("none")))
    first, *rest = [*items, last]
    return (first.model_copy(update={"joined": False}), *rest)


@st.composite
def cards(draw: st.DrawFn) -> Card:
    language: Language = draw(st.sampled_from(["fi", "sv"]))
    bulletin = draw(st.none() | bulletins)
    title = draw(lines)
    titles = (title, bulletin.title if bulletin else "")
    return Card(
        language=language,
        title=title,
        number=draw(st.from_regex(r"\d{6}", fullmatch=True)),
        applicant=draw(lines),
        implementer=draw(st.just("") | lines),
        contact=draw(name),
        email=draw(st.sampled_from(["", "aino@kuoma.example"])),
        starts_on=draw(days),
        ends_on=draw(days),
        decided_on=draw(days),
        grant=draw(euros),
        total=draw(euros),
        results_on=draw(days),
        summary=draw(paragraphs),
        responsible=draw(st.just("") | lines),
        bulletin=bulletin,
        material=draw(st.just(()) | materials(language, titles)),
        ends_with_newline=draw(st.booleans()),
    )
