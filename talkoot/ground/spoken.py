"""Read digits as people type, paste and dictate them: `4829 1357`, `4829-1357`, `neljä kaksi …`."""

from __future__ import annotations

import re
import unicodedata

_WORDS = {
    "fi": "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän",
    "fi, spoken": "nolla yks kaks kol nel viis kuus seittemän kaheksan yheksän",
    "sv": "noll ett två tre fyra fem sex sju åtta nio",
    "sv, counted": "noll en två tre fyra fem sex sju åtta nie",
    "en": "zero one two three four five six seven eight nine",
}
_DIGIT_OF = {
    word: str(digit) for words in _WORDS.values() for digit, word in enumerate(words.split())
}


def digits(text: str) -> str:
    """Return the digits in `text`, in order; whatever is neither digit nor number word is left."""
    parts = re.findall(r"\d|[^\W\d]+", text.lower())
    return "".join(_digit(part) for part in parts)


def _digit(part: str) -> str:
    if part.isdecimal():
        return str(unicodedata.decimal(part))
    return _DIGIT_OF.get(part, "")
