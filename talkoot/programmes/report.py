"""How a page cites its final report: `[Author, org. ]Title. Loppuraportti. yyyy` or a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from talkoot.programmes.labels import REPORT

_CITATION = re.compile(
    rf"(?P<head>.+)\. (?:{'|'.join(REPORT.values())})\. "
    r"(?P<dated>\d{4}|\d{1,2}\.\d{1,2}\.\d{4})\.?",
    re.ASCII,
)


class Report(BaseModel):
    """A cited report. `known` says that its title is one the page itself bears."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    author: str = ""
    title: str
    dated: str
    known: bool = True

    @property
    def year(self) -> int:
        return int(self.dated[-4:])


def is_citation(text: str) -> bool:
    return bool(_CITATION.fullmatch(text))


def read_citation(text: str, titles: Sequence[str]) -> Report | None:
    """Take a citation apart. A title may hold full stops, so the known ones are tried first."""
    found = _CITATION.fullmatch(text)
    if not found:
        return None
    head, dated = found["head"], found["dated"]
    for title in sorted((" ".join(title.split("\n")) for title in titles), key=len, reverse=True):
        bare = title.removesuffix(".")
        if head == bare or head.endswith(f". {bare}"):
            author = head[: -len(bare)].removesuffix(". ")
            return Report(author=author, title=bare, dated=dated)
    author, _, title = head.rpartition(". ")
    return Report(author=author, title=title, dated=dated, known=False)


def write_citation(report: Report, language: str = "fi") -> str:
    """Write the citation as the page prints it, with a full stop after a year only."""
    author = f"{report.author}. " if report.author else ""
    word = REPORT["sv"] if language == "sv" else REPORT["fi"]
    stop = "." if len(report.dated) == 4 else ""
    return f"{author}{report.title}. {word}. {report.dated}{stop}"
