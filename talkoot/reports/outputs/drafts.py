"""Drafts made of the same texts: press release, blog, talk at a fair, entry for an award. Pure."""

from __future__ import annotations

from collections.abc import Callable

from talkoot.reports.outputs.content import Content

_HEADS = {
    "fi": {
        "press": "LEHDISTÖTIEDOTE",
        "press_free": "Julkaistavissa heti",
        "blog_why": "Miksi lähdimme liikkeelle?",
        "blog_how": "Mitä teimme?",
        "blog_what": "Mitä siitä seurasi?",
        "blog_you": "Voisiko tästä olla apua teille?",
        "talk": "Puhe messuilla, noin viisi minuuttia",
        "talk_hello": "Hei! Kerron viidessä minuutissa, mitä meillä tehtiin työhyvinvoinnin eteen.",
        "talk_end": "Kysykää, niin kerron lisää. Ja ottakaa menetelmät käyttöön.",
        "award": "EHDOTUS PALKITTAVAKSI KEHITTÄMISTEOKSI",
        "award_name": "Teon nimi",
        "award_who": "Tekijä",
        "award_with": "Kenen kanssa",
        "award_what": "Mitä tehtiin",
        "award_why": "Mistä lähdettiin",
        "award_effect": "Mitä vaikutuksia teolla oli",
        "award_spread": "Miten teko leviää",
        "facts": "Tiedot lyhyesti",
    },
    "sv": {
        "press": "PRESSMEDDELANDE",
        "press_free": "Fritt för publicering",
        "blog_why": "Varför satte vi i gång?",
        "blog_how": "Vad gjorde vi?",
        "blog_what": "Vad ledde det till?",
        "blog_you": "Kunde det här vara till nytta för er?",
        "talk": "Tal på mässan, ungefär fem minuter",
        "talk_hello": "Hej! På fem minuter berättar jag vad vi gjorde för att må bra i arbetet.",
        "talk_end": "Fråga gärna, så berättar jag mer. Och ta metoderna i bruk.",
        "award": "FÖRSLAG TILL UTVECKLINGSGÄRNING ATT BELÖNA",
        "award_name": "Gärningens namn",
        "award_who": "Vem",
        "award_with": "Tillsammans med vem",
        "award_what": "Vad som gjordes",
        "award_why": "Vad vi utgick från",
        "award_effect": "Vilka effekter det hade",
        "award_spread": "Hur det kan spridas",
        "facts": "Fakta i korthet",
    },
}


def _joined(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def _under(head: str, text: str) -> str:
    return f"{head}\n{text}" if text else ""


def _facts(told: Content) -> str:
    names = ("applicant", "implementer", "period", "number")
    rows = (f"{told.words[name]}: {getattr(told, name)}" for name in names if getattr(told, name))
    return "\n".join(rows)


def press(told: Content) -> str:
    heads, words = _HEADS[told.language], told.words
    return _joined(
        f"{heads['press']} {told.day}".strip(),
        heads["press_free"],
        told.headline,
        told.field("summary").text,
        told.field("effects").text,
        words["quote"],
        told.field("background").text,
        told.field("novelty").text,
        _under(heads["facts"], _facts(told)),
        told.funded,
        _under(words["more"], words["contact"]),
    )


def blog(told: Content) -> str:
    heads = _HEADS[told.language]
    return _joined(
        told.headline,
        _under(heads["blog_why"], told.field("background").text),
        _under(heads["blog_how"], told.field("methods").text),
        told.words["quote"],
        _under(heads["blog_what"], told.field("effects").text),
        _under(heads["blog_you"], told.field("novelty").text),
        told.funded,
    )


def talk(told: Content) -> str:
    heads = _HEADS[told.language]
    names = ("background", "audiences", "methods", "effects", "novelty")
    points = [told.field(name) for name in names]
    said = (
        f"{at}. {one.title}\n{one.text}"
        for at, one in enumerate((one for one in points if one.text), start=1)
    )
    return _joined(
        heads["talk"], told.headline, heads["talk_hello"], *said, heads["talk_end"], told.funded
    )


def award(told: Content) -> str:
    heads, words = _HEADS[told.language], told.words
    parts = (
        ("award_name", told.headline),
        ("award_who", told.applicant),
        ("award_with", told.implementer),
        ("award_why", told.field("background").text),
        ("award_what", told.field("methods").text),
        ("award_effect", told.field("effects").text),
        ("award_spread", told.field("novelty").text),
    )
    filled = (_under(heads[name], text) for name, text in parts)
    contact = _under(words["more"], words["contact"])
    return _joined(heads["award"], *filled, told.funded, contact)


DRAFTS: dict[str, Callable[[Content], str]] = {
    "press-release": press,
    "blog": blog,
    "talk": talk,
    "award-entry": award,
}
