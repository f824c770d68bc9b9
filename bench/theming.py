"""Themes in ten thousand invented comments: seconds, peak memory, and how well topics are found.

`python -m bench.theming` measures in a process of its own: its peak is this work's and no other's.
The comments are put together from parts: the V-measure is of them, and says little of real ones.
They have few different words, and real ones many; so base forms of many words are timed as well.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from random import Random
from time import perf_counter, process_time
from typing import Any

from talkoot.demo.written import remarks

COMMENTS, WORDS = 10_000, 20_000
STEMS = (
    "työ", "koulu", "hoito", "päivä", "lapsi", "esimies", "palaveri", "kokous", "tila",
    "ohjelma", "järjestelmä", "asiakas", "potilas", "kiire", "jaksaminen", "johtaminen",
    "palaute", "tiedotus", "muutos", "vuoro", "sijainen", "resurssi", "henkilöstö", "tiimi",
    "yhteistyö", "kehittäminen", "suunnittelu", "tavoite", "osaaminen", "koulutus",
)  # fmt: skip
ENDS = (
    "ssa", "sta", "lle", "lla", "lta", "n", "t", "a", "ä", "na", "ksi", "tta", "ni", "mme",
    "nne", "nsa", "ista", "iin", "ille", "illa", "ilta", "jen", "eni",
)  # fmt: skip


def measure() -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.theming"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


def here() -> dict[str, Any]:
    from talkoot.figures import themes

    texts, topics = remarks(COMMENTS)
    begun, worked = perf_counter(), process_time()
    (found,) = themes.find(texts, "fi")
    spent, used = perf_counter() - begun, process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    labels = [-1] * len(texts)
    for number, theme in enumerate(found.themes):
        for place in theme.comments:
            labels[place] = number
    from sklearn.metrics import v_measure_score

    return {
        "words": WORDS,
        "words_s": _words(),
        "by": found.by,
        "seconds": round(spent, 1),
        "processor_s": round(used, 1),
        "megabytes": round(peak),
        "themes": len(found.themes),
        "v_measure": round(v_measure_score(topics, labels), 2),
    }


def _words() -> float:
    """Processor time for base forms of many words, most of which no dictionary has."""
    from talkoot.figures.lemmas import forms

    rng = Random(1)
    words: set[str] = set()
    while len(words) < WORDS:
        stem = "".join(rng.choices(STEMS, k=rng.choice((1, 1, 2, 2, 3))))
        words.add(stem + rng.choice(ENDS) + rng.choice(("", "kin", "kaan")))
    worked = process_time()
    forms(words, "fi")
    return round(process_time() - worked, 1)


if __name__ == "__main__":
    print(json.dumps(here()))
