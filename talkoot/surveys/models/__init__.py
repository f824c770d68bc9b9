"""What is kept of surveys."""

from __future__ import annotations

from talkoot.surveys.models.box import Answer, Ballot, SpentSlip
from talkoot.surveys.models.brought import Elsewhere, Origin
from talkoot.surveys.models.linking import Linking
from talkoot.surveys.models.publication import Benchmark, Publication, Told
from talkoot.surveys.models.remark import Remark
from talkoot.surveys.models.roster import Invitee, Mark, Roster
from talkoot.surveys.models.sorting import Sorting, SortingChange
from talkoot.surveys.models.survey import Survey, SurveyQuerySet
from talkoot.surveys.models.trust import Trust
from talkoot.surveys.models.wording import Questions, WordingRight

__all__ = [
    "Answer",
    "Ballot",
    "Benchmark",
    "Elsewhere",
    "Invitee",
    "Linking",
    "Mark",
    "Origin",
    "Publication",
    "Questions",
    "Remark",
    "Roster",
    "Sorting",
    "SortingChange",
    "SpentSlip",
    "Survey",
    "SurveyQuerySet",
    "Told",
    "Trust",
    "WordingRight",
]
