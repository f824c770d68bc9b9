"""Votes on statements from a table: voter, statement, vote. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from talkoot.figures.opinions import AGREE, DISAGREE, PASS, Matrix
from talkoot.people import tables
from talkoot.surveys.counts import MistakesError

COLUMNS = {
    "voter": ("voter", "äänestäjä", "röstare"),
    "statement": ("statement", "väite", "påstående"),
    "vote": ("vote", "ääni", "röst"),
}
WORDS = {
    AGREE: ("1", "+1", "agree", "samaa mieltä", "av samma åsikt"),
    DISAGREE: ("-1", "disagree", "eri mieltä", "av annan åsikt"),
    PASS: ("0", "pass", "ohita", "hoppa över"),
}
VOTES = {tables.heading(word): vote for vote, words in WORDS.items() for word in words}


@dataclass(frozen=True)
class Votes:
    """`matrix` is voters x statements; nan where somebody did not see a statement."""

    statements: tuple[str, ...]
    matrix: Matrix


def read(raw: bytes) -> Votes:
    """Return the votes of a CSV file, or raise MistakesError."""
    columns = {word: name for name, words in COLUMNS.items() for word in words}
    try:
        found = tables.rows(tables.decode(raw), columns, frozenset(COLUMNS))
    except tables.TableError as error:
        raise MistakesError([str(error)]) from None
    mistakes = list(_mistakes(found))
    if mistakes:
        raise MistakesError(mistakes)
    voters = {row.cells["voter"]: None for row in found}
    statements = {row.cells["statement"]: None for row in found}
    return Votes(tuple(statements), _matrix(found, list(voters), list(statements)))


def _vote(row: tables.Row) -> float | None:
    typed = row.cells.get("vote", "")
    return DISAGREE if typed in ("-1", "−1") else VOTES.get(tables.heading(typed))


def _mistakes(found: Sequence[tables.Row]) -> Iterator[str]:
    seen: dict[tuple[str, str], int] = {}
    for row in found:
        pair = (row.cells.get("voter", ""), row.cells.get("statement", ""))
        if not all(pair):
            yield _("line %(line)d: the voter or the statement is missing") % {"line": row.line}
        elif pair in seen:
            yield _("line %(line)d: this voter voted on it on line %(first)d already") % {
                "line": row.line,
                "first": seen[pair],
            }
        elif _vote(row) is None:
            yield _("line %(line)d: “%(vote)s” is no vote: write 1, 0 or -1") % {
                "line": row.line,
                "vote": row.cells.get("vote", ""),
            }
        seen.setdefault(pair, row.line)


def _matrix(
    found: Sequence[tables.Row], voters: Sequence[str], statements: Sequence[str]
) -> Matrix:
    rows = {voter: place for place, voter in enumerate(voters)}
    columns = {statement: place for place, statement in enumerate(statements)}
    matrix = np.full((len(rows), len(columns)), np.nan)
    for row in found:
        vote = _vote(row)
        matrix[rows[row.cells["voter"]], columns[row.cells["statement"]]] = vote
    return matrix
