"""Drafts made of the same texts: press release, blog, talk at a fair, entry for an award. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from talkoot.reports.outputs.content import Content

WORDS_OF_A_SENTENCE = 4  # fewer may well be said twice
_SENTENCES = re.compile(r"(?<=[.!?])\s+")

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
        "news": "UUTINEN PALKINNOSTA",
        "news_won": "Palkinto",
        "news_by": "Palkinnon antaja",
        "news_name": "[Tähän palkinnon nimi ja antaja.]",
        "news_picture": "Kuva",
        "news_alt": "Kuvan teksti niille, jotka eivät näe sitä",
        "news_no_picture": "[Tähän kuva ja sanoina, mitä siinä näkyy.]",
        "news_tag": "[Tähän aihetunniste, esimerkiksi #työhyvinvointi.]",
        "news_said": "Osallistujan sanoin",
        "news_coordinator": "Hankkeen koordinaattori",
        "news_expert": "Asiantuntija",
        "news_contact": "[nimi, sähköposti ja puhelin: kysy lupa]",
    },
    "sv": {
        "press": "PRESSMEDDELANDE",
        "press_free": "Fritt för publicering",
        "blog_why": "Varför satte vi i gång?",
        "blog_how": "Vad gjorde vi?",
        "blog_what": "Vad ledde det till?",
        "blog_you": "Kunde det här vara till nytta för er?",
        "talk": "Tal på mässan, ungefär fem minuter",
        "talk_hello": "Hej! På fem minuter berättar jag vad vi gjorde för arbetsvälbefinnandet.",
        "talk_end": "Fråga gärna, så berättar jag mer. Och ta metoderna i bruk.",
        "award": "FÖRSLAG TILL PRIS FÖR UTVECKLINGSGÄRNING",
        "award_name": "Gärningens namn",
        "award_who": "Vem",
        "award_with": "Tillsammans med vem",
        "award_what": "Vad som gjordes",
        "award_why": "Vad vi utgick från",
        "award_effect": "Vilka effekter det hade",
        "award_spread": "Hur det kan spridas",
        "facts": "Fakta i korthet",
        "news": "NYHET OM ETT PRIS",
        "news_won": "Pris",
        "news_by": "Prisets givare",
        "news_name": "[Här prisets namn och vem som gav det.]",
        "news_picture": "Bild",
        "news_alt": "Bilden i ord för dem som inte ser den",
        "news_no_picture": "[Här en bild och i ord vad den visar.]",
        "news_tag": "[Här en hashtagg, till exempel #arbetsvälbefinnande.]",
        "news_said": "Med en deltagares ord",
        "news_coordinator": "Projektets koordinator",
        "news_expert": "Expert",
        "news_contact": "[namn, e-post och telefon: be om lov]",
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


def _once(told: Content, *names: str) -> list[str]:
    """The texts of some fields; what an earlier one said, a later one does not say again."""
    said: set[str] = set()
    return [_unsaid(told.field(name).text, said) for name in names]


def _unsaid(text: str, said: set[str]) -> str:
    paragraphs = (
        [one for one in _SENTENCES.split(paragraph) if one not in said]
        for paragraph in text.split("\n\n")
    )
    kept = "\n\n".join(" ".join(one) for one in paragraphs if one)
    said.update(one for one in _SENTENCES.split(text) if len(one.split()) >= WORDS_OF_A_SENTENCE)
    return kept


def _quoted(told: Content, *texts: str) -> str:
    """Words of somebody that were approved, unless the texts hold them; else the place for some."""
    if not told.quote:
        return told.words["quote"]
    held = any(told.quote in text for text in texts)
    return "" if held else f"{_HEADS[told.language]['news_said']}:\n{told.quote}"


def press(told: Content) -> str:
    heads, words = _HEADS[told.language], told.words
    summary, effects, background, novelty = _once(
        told, "summary", "effects", "background", "novelty"
    )
    return _joined(
        f"{heads['press']} {told.day}".strip(),
        heads["press_free"],
        told.headline,
        summary,
        effects,
        _quoted(told, summary, effects, background, novelty),
        background,
        novelty,
        _under(heads["facts"], _facts(told)),
        told.funded,
        _under(words["more"], words["contact"]),
    )


def blog(told: Content) -> str:
    heads = _HEADS[told.language]
    texts = background, methods, effects, novelty = _once(
        told, "background", "methods", "effects", "novelty"
    )
    return _joined(
        told.headline,
        _under(heads["blog_why"], background),
        _under(heads["blog_how"], methods),
        _quoted(told, *texts),
        _under(heads["blog_what"], effects),
        _under(heads["blog_you"], novelty),
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
        ("award_with", "" if told.implementer == told.applicant else told.implementer),
        ("award_why", told.field("background").text),
        ("award_what", told.field("methods").text),
        ("award_effect", told.field("effects").text),
        ("award_spread", told.field("novelty").text),
    )
    filled = (_under(heads[name], text) for name, text in parts)
    contact = _under(words["more"], words["contact"])
    return _joined(heads["award"], *filled, told.funded, contact)


def news(told: Content) -> str:
    """News of the latest award: approved words, a picture with its words, contacts by part."""
    heads, won = _HEADS[told.language], told.award
    by = f"{heads['news_by']}: {won.given_by}" if won and won.given_by else ""
    summary, effects = _once(told, "summary", "effects")
    parts = [heads["news_coordinator"], *([heads["news_expert"]] if told.implementer else [])]
    contacts = "\n".join(f"{part}: {heads['news_contact']}" for part in parts)
    return _joined(
        f"{heads['news']} {won.day if won else ''}".strip(),
        f"{heads['news_won']}: {won.name}" if won else heads["news_name"],
        by,
        told.headline,
        summary,
        _quoted(told, summary, effects),
        effects,
        _picture(told),
        (won.hashtag if won else "") or heads["news_tag"],
        _under(heads["facts"], _facts(told)),
        told.funded,
        _under(told.words["more"], contacts),
    )


def _picture(told: Content) -> str:
    heads, won = _HEADS[told.language], told.award
    if won is None or not won.picture:
        return heads["news_no_picture"]
    return f"{heads['news_picture']}: {won.picture}\n{heads['news_alt']}: {won.alt}"


DRAFTS: dict[str, Callable[[Content], str]] = {
    "press-release": press,
    "blog": blog,
    "talk": talk,
    "award-entry": award,
    "award-news": news,
}
