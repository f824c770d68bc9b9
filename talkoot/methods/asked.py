"""What a step asked people, in one sentence: a record of what they found is named by it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from talkoot.methods.definition import Method, Step

QUESTION = re.compile(r"[^.!?\n]+\?")
LONGEST = 200


def asked(method: Method, step: Step) -> str:
    """The step's own question; else that of the cards it takes up, with the step's name."""
    name = step.title.text()
    own = _question(step) or (name if name.endswith("?") and not step.cards_from else "")
    if own:
        return own
    before = next(filter(None, map(_question, _behind(method, step))), "")
    return f"{before} ({name})" if before else _told(step) or name


def _question(step: Step) -> str:
    found = QUESTION.search(step.prompt.text()) if step.prompt else None
    question = found[0].strip(" *_–-:") if found else ""
    return question if len(question) <= LONGEST else ""


def _told(step: Step) -> str:
    """A task that asks nothing is named by what it says, where that is short."""
    words = step.prompt.text().split("\n")[0].strip() if step.prompt else ""
    return f"{step.title.text()}: {words}" if words and len(words) <= LONGEST else ""


def _behind(method: Method, step: Step) -> Iterator[Step]:
    """The steps whose cards it takes up, the nearest first; then the step just before those."""
    steps = {one.id: one for one in method.steps}
    here, seen = step, {step.id}
    while here.cards_from in steps and here.cards_from not in seen:
        here = steps[here.cards_from]
        seen.add(here.id)
        yield here
    place = list(steps).index(here.id)
    if place and (here is not step or step.kind == "write"):
        yield list(steps.values())[place - 1]
