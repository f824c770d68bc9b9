"""Arrows and loops read aloud, in the three languages."""

from __future__ import annotations

from talkoot.figures.loops import Arrow, Loop

QUOTED = {"fi": "”{}”", "sv": "”{}”", "en": "“{}”"}
WHEN = {"fi": "Kun {} kasvaa", "sv": "När {} ökar", "en": "When {} rises"}
THEN = {
    "fi": {1: "{} kasvaa", -1: "{} vähenee"},
    "sv": {1: "ökar {}", -1: "minskar {}"},
    "en": {1: "{} rises", -1: "{} falls"},
}
LATER = {"fi": "vähän myöhemmin {}", "sv": "lite senare {}", "en": "a little later {}"}
BACK = {
    "fi": {1: "{} kasvaa entisestään", -1: "{} vähenee jälleen"},
    "sv": {1: "ökar {} ännu mer", -1: "minskar {} igen"},
    "en": {1: "{} rises still more", -1: "{} falls again"},
}
AND = {
    "fi": ("ja {}", "ja vähän myöhemmin {}"),
    "sv": ("och då {}", "och lite senare {}"),
    "en": ("and {}", "and a little later {}"),
}
TOUCHES = {"fi": "{} vaikuttaa tähän: {}", "sv": "{} påverkar {}", "en": "{} affects {}"}


def arrow(one: Arrow, language: str = "en") -> str:
    """“When A rises, B falls.”"""
    when = WHEN[language].format(_name(one.start, language))
    then = THEN[language][one.sign].format(_name(one.end, language))
    return f"{when}, {_in_time(then, one, language)}."


def touch(one: Arrow, language: str = "en") -> str:
    """The same where arrows have no sign: “A affects B.”"""
    names = (_name(one.start, language), _name(one.end, language))
    return f"{_in_time(TOUCHES[language].format(*names), one, language)}."


def loop(one: Loop, language: str = "en") -> str:
    """Follow the loop once round from its first node, and say what that does to it."""
    parts, direction = [], 1
    for step in one.arrows[:-1]:
        direction *= step.sign
        then = THEN[language][direction].format(_name(step.end, language))
        parts.append(_in_time(then, step, language))
    last = one.arrows[-1]
    back = BACK[language][direction * last.sign].format(_name(last.end, language))
    when = WHEN[language].format(_name(one.arrows[0].start, language))
    closing = AND[language][last.late].format(back)
    return f"{', '.join([when, *parts, closing])}."


def _name(text: str, language: str) -> str:
    return QUOTED[language].format(text.strip().rstrip("."))


def _in_time(words: str, one: Arrow, language: str) -> str:
    return LATER[language].format(words) if one.late else words
