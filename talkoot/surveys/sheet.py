"""A respondent's sheet: what is asked on this page, and what she brings along from the one before.

Nothing of it is kept here. What waits for an answer comes on a page of its own, so that the sheet
needs no JavaScript; answers given before travel in it as hidden fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest, QueryDict

from talkoot.ground.texts import reading_language
from talkoot.surveys import branching
from talkoot.surveys.answering import UNSURE, AnswerForm
from talkoot.surveys.questionnaire import Item, Questionnaire

FOLLOW = "follow-me"
SHOWN = "shown"  # questions that waited, and have been on a page already


@dataclass
class Sheet:
    asked: Questionnaire
    form: AnswerForm
    posted: QueryDict  # empty where somebody only looks
    plain: bool

    @classmethod
    def of(cls, request: HttpRequest, asked: Questionnaire) -> Sheet:
        """The sheet of a request. Changing the words (`as`) sends nothing, and loses nothing."""
        posted = request.POST
        said = posted.get("as") or posted.get("plain") or request.GET.get("plain")
        plain = said in ("1", "plain")
        is_sent = request.method == "POST" and "as" not in posted
        form = AnswerForm(
            asked,
            reading_language(),
            posted if is_sent else None,
            plain=plain,
            initial=posted.dict(),
        )
        return cls(asked, form, posted, plain)

    def is_whole(self) -> bool:
        """Whether it was sent without mistakes, and nothing more is to be asked."""
        return self.form.is_bound and self.form.is_valid() and not self._next

    @property
    def follow(self) -> bool:
        """Whether she wishes to be followed to the next wave: what is not ticked is a no."""
        return FOLLOW in self.posted

    @cached_property
    def shown(self) -> frozenset[str]:
        return frozenset(self.posted.getlist(SHOWN))

    @cached_property
    def _next(self) -> list[Item]:
        """Questions whose turn has come through the answers that were sent."""
        if not self.form.is_bound or not self.form.is_valid():
            return []
        found = branching.due(self.asked, self.form.answer())
        return [one for one in found if one.only_if and one.id not in self.shown]

    @cached_property
    def _items(self) -> list[Item]:
        return self._next or [
            one for one in self.asked.items if not one.only_if or one.id in self.shown
        ]

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        seen = {*self.shown, *(one.id for one in self._items if one.only_if)}
        return {
            "form": self.form,
            "rows": [*map(self._row, self._items), *self._votes()],
            "words": [] if self._next else [self.form[name] for name in self._others()],
            "carried": list(self._carried()) if self._next else [],
            "shown": sorted(seen),
            "plain": self.plain,
            "can_be_plain": any(one.plain for one in self.asked.items),
            "further": bool(self._next),
            "follow": self.follow,
        }

    def _votes(self) -> list[dict[str, Any]]:
        """The statements to agree or disagree with, which wait for nothing."""
        fields = [] if self._next else [self.form[one.id] for one in self.asked.statements]
        return [{"field": one, "worded": True, "steps": list(one)} for one in fields]

    def _others(self) -> list[str]:
        return [one.id for one in (*self.asked.comments, *self.asked.background)]

    def _carried(self) -> list[tuple[str, str]]:
        """What was answered on earlier pages."""
        now = {one.id for one in self._items}
        brought = [name for name in self.form.fields if name in self.posted and name not in now]
        return [(name, str(self.posted.get(name))) for name in brought]

    def _row(self, item: Item) -> dict[str, Any]:
        """A statement with its steps, its ends in words, and "I cannot say"."""
        answers = self.asked.answers_of(self.asked.scale(item.scale))
        field = self.form[item.id]
        every = list(field)
        return {
            "field": field,
            "worded": bool(answers.labels),
            "steps": [one for one in every if one.data["value"] != UNSURE],
            "unsure": next((one for one in every if one.data["value"] == UNSURE), None),
            "low": answers.low.text(),
            "high": answers.high.text(),
        }
