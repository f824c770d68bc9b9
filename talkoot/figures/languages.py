"""Which of our languages a comment is in, by its small words and letters. Pure."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

SMALL = {
    "fi": """aina ja ei en on oli ovat olla ollut ole että mutta kun jos niin kuin myös tai sekä
        se ne sen sitä siitä niitä niiden siinä siihen tämä tämän tätä tässä nämä näitä minä
        minun minua minulle hän hänen me meidän meitä meille meillä he heidän te nyt vielä jo
        vain sitten joka jotka jonka jota mikä mitä miten missä mihin kaikki kaikkien kaikkea
        kanssa ilman liian enemmän vähemmän hyvin paljon usein joskus koska vaikka siis eikä
        eivät emme ettei olisi olemme olen saa pitää pitäisi voi voisi tulee koko jokainen
        omaa oma oman joskus taas ihan todella hieman mukaan asti sekä eli kuten aika jossa
        näin tällä hetkellä jää olivat olisivat tosi""",
    "sv": """och att det som en ett är inte på av för med till den har de om var jag vi han hon
        ni du så men eller vid från när ska skulle kan kunde vara varit blir blev bli också mycket
        mer mindre man sig sin sitt sina vår vårt våra oss mig dig dem deras denna detta dessa
        där här hur vad vem vilken vilket alla allt inga ingen inget bara än då nu utan under
        över efter före mellan genom ofta alltid aldrig ibland måste borde får fick finns
        något någon några även samt eftersom hade""",
    "en": """the and of to a in is it that for was on are as with they at be this have from or by
        we you not but what all were when your can said there use an each which she do how their
        if will up other about out many then them these so some her would make like him into has
        more no could my than been who its now did get our us too very much often always never
        sometimes should must have had because while where here every any only also just i me
        does don""",
}
WORDS = {language: frozenset(words.split()) for language, words in SMALL.items()}
LETTERS = {
    "fi": re.compile(r"([aeiouyäö])\1|ssa\b|ssä\b|sta\b|stä\b|lla\b|llä\b|mme\b|kin\b"),
    "sv": re.compile(r"å|ck|sj|lig|ning\b|het\b|ande\b|arna\b|orna\b"),
    "en": re.compile(r"th|wh|ing\b|w|'|ly\b|tion\b"),
}


def words_of(text: str) -> list[str]:
    """Return the words of a text, in small letters: letters and inner hyphens only."""
    return WORD.findall(text.casefold())


def language_of(text: str, default: str = "fi") -> str:
    """Return the language most of whose small words are there; the letters settle a tie."""
    words = words_of(text)
    known = {language: sum(word in small for word in words) for language, small in WORDS.items()}
    shape = {name: len(pattern.findall(text.casefold())) for name, pattern in LETTERS.items()}
    marks = {name: 2 * known[name] + shape[name] for name in known}
    best = max(marks.values())
    return default if marks[default] == best else max(marks, key=lambda name: marks[name])
