"""Themes in ten thousand invented comments: seconds, peak memory, and how well topics are found.

`python -m bench.theming` measures in a process of its own: its peak is this work's and no other's.
The comments are put together from parts: the V-measure is of them, and says little of real ones.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from time import perf_counter, process_time
from typing import Any

from talkoot.demo.written import remarks

COMMENTS = 10_000


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
        "by": found.by,
        "seconds": round(spent, 1),
        "processor_s": round(used, 1),
        "megabytes": round(peak),
        "themes": len(found.themes),
        "v_measure": round(v_measure_score(topics, labels), 2),
    }


if __name__ == "__main__":
    print(json.dumps(here()))
