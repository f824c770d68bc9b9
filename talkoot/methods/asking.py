"""What a sentence in Finnish, Swedish or English asks for: time, people, remote, pace, needs. Pure.

"45 minutes, 12 people, half of them remote" is a wish with three parts. A sentence that is not
understood is searched for by its words.
"""

from __future__ import annotations

import re
from functools import cache

from talkoot.ground.numbers import whole
from talkoot.methods.finding import Wish
from talkoot.methods.synonyms import NEEDS, SMALL_WORDS

COMPOUND = 5  # letters: a shorter beginning would be met by chance inside other words
NUMBERS = {
    word: number
    for number, words in {
        1: "yksi yhden en ett one",
        2: "kaksi kahden kahta två two",
        3: "kolme kolmen kolmea tre three",
        4: "neljä neljän neljää fyra four",
        5: "viisi viiden viittä fem five",
        6: "kuusi kuuden kuutta sex six",
        7: "seitsemän seitsemää sju seven",
        8: "kahdeksan kahdeksaa åtta eight",
        9: "yhdeksän yhdeksää nio nine",
        10: "kymmenen kymmentä tio ten",
        12: "kaksitoista kahdentoista kahtatoista tolv twelve dozen tusina dussin",
        15: "viisitoista viidentoista femton fifteen",
        20: "kaksikymmentä kahdenkymmenen tjugo twenty",
        30: "kolmekymmentä kolmenkymmenen trettio thirty",
        40: "neljäkymmentä fyrtio forty",
        45: "neljäkymmentäviisi fyrtiofem forty-five",
        50: "viisikymmentä femtio fifty",
        60: "kuusikymmentä sextio sixty",
        90: "yhdeksänkymmentä nittio ninety",
    }.items()
    for word in words.split()
}
N = rf"(\d+|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
MINUTE = r"min(?:\b|\.|uut\w*|uter\w*|utes?\b|ut\b)"
HOUR = r"(?:h\b|tunni\w*|tunti\w*|timm\w*|tim\b|hours?\b)"
PHRASES = (
    (r"puolitoista\s+tunti\w*|en och en halv timm\w*|(?:an|one) hour and a half", 90),
    (r"puol\w+\s+tun\w+|puolituntinen|(?:en )?halvtimm\w*|(?:en )?halv timm\w*", 30),
    (r"half an hour|half-hour|half hour", 30),
    (r"kolme varttia|tre kvart|three quarters of an hour", 45),
    (r"vart\w+|(?:en )?kvart\b|quarter of an hour", 15),
    (r"puoli päivää|puolikas päivä|(?:en )?halv dag|half a day", 210),
)
CLOCK = re.compile(
    rf"(?<![\w,.]){N}(?:[.,](\d))?\s*{HOUR}(?:\s*(?:ja|och|and)?\s*(\d{{1,3}})\s*{MINUTE})?"
)
ONE_HOUR = re.compile(r"\b(?:tunti|tunnin|tunnissa|timme|an hour|hour)\b")
MINUTES = re.compile(rf"(?<![\w,.]){N}\s*-?\s*{MINUTE}")
PEOPLE_WORD = (
    r"(?:henke\w*|heng\w+|ihmis\w*|ihmist\w*|osallistuj\w*|työntekij\w*|"
    r"person\w*|människor|deltagare|anställda|"
    r"people|persons?|participants?|employees|colleagues|of us)"
)
PEOPLE = (
    re.compile(rf"(?<![\w,.]){N}\s*(?:n\b)?\s*-?\s*{PEOPLE_WORD}"),
    re.compile(
        r"\b(?:meitä on|meitä|heitä on|vi är|vi blir|we are|there are|group of)\s+"
        rf"(?:noin|cirka|ca|about)?\s*{N}\b"
    ),
    re.compile(rf"(?<![\w,.]){N}\s+(?:meistä|av oss)\b"),
)
NOT_REMOTE = re.compile(
    r"\b(?:ei|inte|ingen|no|not|nobody|kukaan ei)\s+(?:\w+\s+){0,2}?"
    r"(?:etä\w*|på distans|distans\w*|remote\w*|online)"
    r"|samassa (?:huoneessa|tilassa)|samma rum|same room|kaikki paikalla|alla på plats|all present"
)
REMOTE = re.compile(
    r"\betä\w*|\bverkossa|\bverkon yli|\bhybridi?\w*|\bteams\w*|\bzoom\w*|\bdistans\w*|\bonline|"
    r"\bremote\w*|\bfrom home|\bkotoa|\bhemifrån|\bvideo\w*"
)
OPEN = re.compile(
    r"oma\w* tahti\w*|oma\w* aika\w*|usean päivän|monta päivää|viikon (?:aikana|ajan)|"
    r"vuorotyö\w*|yövuoro\w*|eri vuoroissa|"
    r"egen takt|flera dagar|under en vecka|skiftarbet\w*|nattskift\w*|olika skift|"
    r"own pace|own time|several days|over (?:a week|days)|"
    r"shift work\w*|night shift\w*|different shifts"
)


def wish(sentence: str) -> Wish:
    """Read a wish out of the sentence."""
    text = f" {' '.join(sentence.casefold().split())} "
    people, text = _people(text)
    minutes, text = _minutes(text)
    remote, text = _remote(text)
    is_open, text = _take(OPEN, text)
    needs, text = _needs(text)
    words = tuple(one for one in re.findall(r"[^\W\d_]{3,}", text) if one not in SMALL_WORDS)
    return Wish(
        needs=needs,
        minutes=minutes,
        people=people,
        remote=remote,
        pace="open" if is_open else "",
        words=() if needs else words,
    )


def _number(said: str) -> int:
    return NUMBERS[said] if said in NUMBERS else whole(said) or 0


def _take(pattern: re.Pattern[str], text: str) -> tuple[bool, str]:
    return bool(pattern.search(text)), pattern.sub(" ", text)


def _minutes(text: str) -> tuple[int | None, str]:
    for phrase, minutes in _phrases():
        if phrase.search(text):
            return minutes, phrase.sub(" ", text)
    if said := CLOCK.search(text):
        tenths = int(said[2] or 0)
        length = _number(said[1]) * 60 + tenths * 6 + int(said[3] or 0)
        return _sane(length, 600), CLOCK.sub(" ", text)
    if said := MINUTES.search(text):
        return _sane(_number(said[1]), 600), MINUTES.sub(" ", text)
    if ONE_HOUR.search(text):
        return 60, ONE_HOUR.sub(" ", text)
    return None, text


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile(rf"\b(?:{words})\b"), minutes) for words, minutes in PHRASES)


def _sane(number: int, most: int) -> int | None:
    return number if 0 < number <= most else None


def _people(text: str) -> tuple[int | None, str]:
    for pattern in PEOPLE:
        if said := pattern.search(text):
            return _sane(_number(said[1]), 10_000), pattern.sub(" ", text, count=1)
    return None, text


def _remote(text: str) -> tuple[bool, str]:
    """A share ("half of them") says the same as "some": they must be able to take part."""
    together, text = _take(NOT_REMOTE, text)
    remote, text = _take(REMOTE, text)
    return remote and not together, text


def _needs(text: str) -> tuple[frozenset[str], str]:
    needs = set()
    for need, pattern in _patterns():
        if pattern.search(text):
            needs.add(need)
    return frozenset(needs), text


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A word ends where it likes, as Finnish words do; a long one may also end a compound."""
    return tuple(
        (need, re.compile("|".join(map(_loosely, words)))) for need, words in NEEDS.items()
    )


def _loosely(words: str) -> str:
    beginning = "" if len(words) >= COMPOUND else r"\b"
    return beginning + r"\w*\s+".join(re.escape(word) for word in words.split())
