"""Verbs of themes: propose, word anew, vote, choose, tie, close the vote."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from talkoot.ground import codes, scrub
from talkoot.people.models import Person
from talkoot.practice.models import Commitment
from talkoot.surveys.models import Survey
from talkoot.themes import voting
from talkoot.themes.models import Board, Finding, Revision, Theme
from talkoot.workshops.models import Workshop

MARK_LENGTH = 24
MOST = 60  # themes on a board


class ClosedError(Exception):
    """The vote is over, and themes are worded by those who carry them on."""


class FullError(Exception):
    """There are so many themes that nobody would read one more."""


def board_of(survey: Survey) -> Board:
    """The board of a survey, or one that is not kept yet: nobody has proposed anything."""
    return Board.objects.filter(survey=survey).first() or Board(survey=survey)


def mark_of(board: Board, person: Person) -> str:
    """What stands for a voter: it cannot be made again without the installation's key."""
    return codes.digest(f"{board.survey_id}:{person.pk}", purpose="theme vote")[:MARK_LENGTH]


@transaction.atomic
def propose(survey: Survey, title: str, finding: str, place: int) -> Theme:
    """A theme that stands on one finding; the same words again only add the finding."""
    board = _open(survey)
    found = board.themes.filter(title__iexact=title).first()
    if found is None and board.themes.count() >= MOST:
        raise FullError
    theme = found or Theme.objects.create(board=board, title=title)
    stand_on(theme, finding, place)
    return theme


def _open(survey: Survey) -> Board:
    Board.objects.get_or_create(survey=survey)
    board = Board.objects.select_for_update().get(survey=survey)
    if board.closed_on:
        raise ClosedError
    return board


def stand_on(theme: Theme, finding: str, place: int) -> None:
    """Add a finding to a theme, once: a scale, or a statement of one as `scale/item`."""
    scale, _slash, item = finding.partition("/")
    Finding.objects.get_or_create(theme=theme, scale=scale, item=item, place=place)


@transaction.atomic
def revise(theme: Theme, **words: str) -> None:
    """Word a theme anew, and keep what it was."""
    now = Theme.objects.select_for_update().get(pk=theme.pk)
    for subject, text in words.items():
        before = getattr(now, subject)
        if before != text:
            Revision.objects.create(theme=now, subject=subject, before=before)
            setattr(now, subject, text)
    now.save(update_fields=list(words))


def settle(theme: Theme, state: Theme.State) -> None:
    """Choose a theme, let it go, or take the word back."""
    revise(theme, state=state)


@transaction.atomic
def vote(theme: Theme, person: Person) -> None:
    """Give a vote to a theme, or take it back. Raises SpentError and ClosedError."""
    board = _open(theme.board.survey)
    board.votes = voting.given(board.votes, mark_of(board, person), str(theme.pk))
    board.save(update_fields=["votes"])


@transaction.atomic
def close(survey: Survey) -> None:
    """End the vote: what may be told is kept, and the votes themselves go."""
    board = _open(survey)
    for pk, count in voting.counts(board.votes).items():
        board.themes.filter(pk=pk).update(support=count)
    board.votes = {}
    board.closed_on = timezone.localdate()
    board.save(update_fields=["votes", "closed_on"])
    scrub.due(Board)


@transaction.atomic
def tie(theme: Theme, workshops: Iterable[Workshop], commitments: Iterable[Commitment]) -> None:
    """Say which workshops and commitments a theme has led to."""
    theme.workshops.set(workshops)
    theme.commitments.set(commitments)
