"""Printed sheets for those without a phone: each is one seat, and its code is entered once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from talkoot.ground import codes
from talkoot.stepkinds.base import Body, BodyForm
from talkoot.workshops import screens
from talkoot.workshops.models import Beat, Workshop

MOST = 300  # sheets a workshop
LETTERS = 4
CARDS = 5  # places for cards on a sheet, where a seat may send more
ON_PAPER = ("anonymous", "seat", "named")  # what is private stays with its writer

Answers = list[tuple[Beat, Body]]


def code(workshop: Workshop, number: int) -> str:
    """Return what stands on sheet `number`, as `12-K7QX`."""
    return f"{number}-{codes.return_code(_secret(workshop, number))[:LETTERS]}"


def number_of(workshop: Workshop, text: str) -> int | None:
    """Return the number of the sheet that has this code, however it was typed."""
    found = re.match(r"\s*(\d{1,3})", text)
    number = int(found.group(1)) if found else 0
    if not 1 <= number <= MOST or _plain(text) != _plain(code(workshop, number)):
        return None
    return number


def token(workshop: Workshop, number: int) -> str:
    """Return the token of the sheet's seat: always the same, so that it is taken once."""
    return codes.digest(_secret(workshop, number), purpose="sheet's seat")


def _secret(workshop: Workshop, number: int) -> str:
    return codes.digest(f"{workshop.pk}:{number}", purpose="sheet")


def _plain(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter.isalnum())


@dataclass
class Part:
    """One step on a sheet: what is asked, and the forms that take the answers."""

    beat: Beat
    forms: list[BodyForm]
    told: dict[str, Any]
    errors: list[str] = field(default_factory=list)

    @property
    def template(self) -> str:
        return self.beat.step.behaviour.paper

    def answers(self) -> Answers:
        """What was written; a part left empty is no answer, and no mistake."""
        written = [form for form in self.forms if _is_written(form)]
        if any(not form.is_valid() for form in written):
            return []
        return [(self.beat, body) for form in written if (body := self._body(form))]

    def _body(self, form: BodyForm) -> Body | None:
        try:
            return form.contribution()
        except ValidationError as wrong:
            self.errors += [str(error["msg"]) for error in wrong.errors()]
            return None

    @property
    def is_wrong(self) -> bool:
        return bool(self.errors) or any(form.errors for form in self.forms)


def parts(workshop: Workshop, language: str, data: Mapping[str, str] | None = None) -> list[Part]:
    """Return the steps a sheet can carry: those written or ticked without seeing the room."""
    return [
        Part(beat, list(_forms(beat, language, data)), screens.told(beat, language))
        for beat in _beats(workshop)
    ]


def _beats(workshop: Workshop) -> Iterator[Beat]:
    for beat in workshop.beats.exclude(state=Beat.State.SKIPPED):
        beat.workshop = workshop
        step = beat.step
        if step.behaviour.paper and step.privacy in ON_PAPER and not step.by:
            yield beat


def _forms(beat: Beat, language: str, data: Any) -> Iterator[BodyForm]:
    step, kind = beat.step, beat.step.behaviour
    around = screens.scene(beat, language)
    for place in range(min(kind.allowance(step.settings), CARDS) if kind.many else 1):
        form = kind.form(step.settings, around, data, prefix=f"beat-{beat.pk}-{place}")
        if place and len(form.fields) > 1:
            return  # a commitment fills its part of the sheet; a card is a line or two
        for one in form.fields.values():
            one.required = False  # nobody can be asked again what she left empty
        yield form


def _is_written(form: BodyForm) -> bool:
    names = [form.add_prefix(name) for name, one in form.fields.items() if one.initial is None]
    return any(str(form.data.get(name) or "").strip() for name in names)
