"""Answers on a scale, as other tools write them: numbers, or words in three languages. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

NONE = {
    "", "-", "eos", "en osaa sanoa", "ei osaa sanoa", "en tiedä", "ei koske minua", "ei koske",
    "kan inte säga", "vet inte", "vet ej", "gäller inte mig", "cannot say", "can't say",
    "don't know", "do not know", "n/a", "na", "not applicable",
}  # fmt: skip
WORDS = (
    (
        ("täysin eri mieltä", "helt av annan åsikt", "helt av annan mening", "tar helt avstånd",
         "strongly disagree", "fully disagree", "completely disagree", "totally disagree"),
        ("jokseenkin eri mieltä", "osittain eri mieltä", "melko eri mieltä", "eri mieltä",
         "jossain määrin eri mieltä", "osin eri mieltä", "delvis av annan åsikt",
         "delvis av annan mening", "av annan åsikt", "tar delvis avstånd", "disagree",
         "somewhat disagree", "partly disagree", "rather disagree"),
        ("ei samaa eikä eri mieltä", "en samaa enkä eri mieltä", "ei eri eikä samaa mieltä",
         "en eri enkä samaa mieltä", "neutraali", "siltä väliltä",
         "varken av samma eller annan åsikt", "varken eller", "neutral", "instämmer varken eller",
         "neither agree nor disagree", "neither", "undecided"),
        ("jokseenkin samaa mieltä", "osittain samaa mieltä", "melko samaa mieltä", "samaa mieltä",
         "jossain määrin samaa mieltä", "osin samaa mieltä", "delvis av samma åsikt",
         "delvis av samma mening", "av samma åsikt", "instämmer delvis", "agree",
         "somewhat agree", "partly agree", "rather agree"),
        ("täysin samaa mieltä", "helt av samma åsikt", "helt av samma mening", "instämmer helt",
         "strongly agree", "fully agree", "completely agree", "totally agree"),
    ),
    (
        ("ei koskaan", "en koskaan", "aldrig", "never"),
        ("harvoin", "melko harvoin", "sällan", "rarely", "seldom"),
        ("joskus", "silloin tällöin", "ajoittain", "ibland", "då och då", "sometimes"),
        ("usein", "melko usein", "ofta", "ganska ofta", "often"),
        ("aina", "erittäin usein", "hyvin usein", "alltid", "mycket ofta", "always", "very often"),
    ),
    (
        ("erittäin tyytymätön", "hyvin tyytymätön", "mycket missnöjd", "very dissatisfied"),
        ("tyytymätön", "melko tyytymätön", "jokseenkin tyytymätön", "missnöjd",
         "ganska missnöjd", "dissatisfied"),
        ("en tyytyväinen enkä tyytymätön", "ei tyytyväinen eikä tyytymätön",
         "varken nöjd eller missnöjd", "neither satisfied nor dissatisfied"),
        ("tyytyväinen", "melko tyytyväinen", "jokseenkin tyytyväinen", "nöjd", "ganska nöjd",
         "satisfied"),
        ("erittäin tyytyväinen", "hyvin tyytyväinen", "mycket nöjd", "very satisfied"),
    ),
    (
        ("erittäin huono", "erittäin huonosti", "hyvin huonosti", "mycket dålig", "mycket dåligt",
         "very poor", "very bad", "very poorly"),
        ("huono", "huonosti", "melko huono", "melko huonosti", "dålig", "dåligt", "poor", "bad",
         "poorly"),
        ("kohtalainen", "kohtalaisesti", "keskinkertainen", "ei hyvä eikä huono", "någorlunda",
         "medelmåttig", "fair", "average"),
        ("hyvä", "hyvin", "melko hyvä", "melko hyvin", "bra", "ganska bra", "god", "good", "well"),
        ("erittäin hyvä", "erittäin hyvin", "mycket bra", "mycket god", "very good", "excellent",
         "very well"),
    ),
    (
        ("en lainkaan", "ei lainkaan", "ei ollenkaan", "inte alls", "not at all"),
        ("vähän", "melko vähän", "lite", "i liten mån", "a little", "slightly"),
        ("jonkin verran", "kohtalaisesti", "i någon mån", "till viss del", "somewhat",
         "moderately"),
        ("melko paljon", "paljon", "ganska mycket", "mycket", "quite a lot", "a lot"),
        ("erittäin paljon", "hyvin paljon", "väldigt mycket", "very much", "a great deal"),
    ),
)  # fmt: skip
SAID = (  # the ends of each, in our own words
    {
        "fi": ("täysin eri mieltä", "täysin samaa mieltä"),
        "sv": ("helt av annan åsikt", "helt av samma åsikt"),
        "en": ("fully disagree", "fully agree"),
    },
    {"fi": ("ei koskaan", "aina"), "sv": ("aldrig", "alltid"), "en": ("never", "always")},
    {
        "fi": ("erittäin tyytymätön", "erittäin tyytyväinen"),
        "sv": ("mycket missnöjd", "mycket nöjd"),
        "en": ("very dissatisfied", "very satisfied"),
    },
    {
        "fi": ("erittäin huono", "erittäin hyvä"),
        "sv": ("mycket dålig", "mycket bra"),
        "en": ("very poor", "very good"),
    },
    {
        "fi": ("ei lainkaan", "erittäin paljon"),
        "sv": ("inte alls", "väldigt mycket"),
        "en": ("not at all", "very much"),
    },
)
RANGES = ((1, 5), (0, 4), (0, 5), (1, 6), (0, 6), (1, 7), (1, 10), (0, 10))
LEAD = re.compile(r"^(\d{1,2})\s*(?:[-–=:.)]|$)|^.*\((\d{1,2})\)$")
CLEAR = 0.9  # share of cells that must be on the scale


@dataclass(frozen=True, order=True)
class Steps:
    """Answers counted from `first`; `words` is the place of their words, -1 for numbers."""

    first: int
    count: int
    words: int = -1

    @property
    def last(self) -> int:
        return self.first + self.count - 1


def plain(cell: str) -> str:
    return re.sub(r"^\d{1,2}\s*[-–=:.)]\s*|\s*\(\d{1,2}\)$", "", cell.casefold()).strip(" .")


def steps_of(given: Sequence[str]) -> Steps | None:
    """The scale that nearly all answers are on, or None."""
    cells = [cell for cell in given if cell.casefold() not in NONE]
    if not cells:
        return None
    numbers = [number for cell in cells if (number := _number(cell)) is not None]
    if len(numbers) >= CLEAR * len(cells):
        return _range(numbers)
    for place, scale in enumerate(WORDS):
        known = {word for words in scale for word in words}
        if sum(plain(cell) in known for cell in cells) >= CLEAR * len(cells):
            return Steps(1, len(scale), place)
    return None


def _number(cell: str) -> int | None:
    found = LEAD.match(cell.strip().removesuffix(",0").removesuffix(".0"))
    return int(found[1] or found[2]) if found else None


def _range(numbers: Sequence[int]) -> Steps | None:
    """The narrowest usual range that holds all; a column of one same number is no scale."""
    low, high = min(numbers), max(numbers)
    if low == high and len(numbers) > 20:
        return None
    fits = [(first, last) for first, last in RANGES if first <= low and high <= last]
    return Steps(fits[0][0], fits[0][1] - fits[0][0] + 1) if fits else None


def step(cell: str, steps: Steps) -> int | None:
    """The step from 1 that a cell says, 0 for no answer, None for what is not on the scale."""
    if cell.casefold() in NONE:
        return 0
    if steps.words >= 0:
        said = plain(cell)
        places = [n for n, words in enumerate(WORDS[steps.words], start=1) if said in words]
        return next(iter(places), None)
    number = _number(cell)
    return (
        None
        if number is None or not steps.first <= number <= steps.last
        else number - steps.first + 1
    )
