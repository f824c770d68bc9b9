"""`talkoot themes comments.csv`: what many comments speak of, with quotes, by language."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talkoot.figures.languages import WORDS
from talkoot.figures.themes import Theme, Themes, find, quotes
from talkoot.ground.texts import terminal_language
from talkoot.surveys.counts import MistakesError
from talkoot.surveys.protecting import refuse
from talkoot.surveys.remarking import Comments, read

FOUND = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="COMMENTS.csv", help="text[,unit]")
    parser.add_argument("--lang", choices=sorted(WORDS), help="all are in it; else each is guessed")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same themes")
    parser.add_argument("--json", action="store_true", help="print JSON for a program")


def run(options: argparse.Namespace) -> int:
    """Return 0 when the comments were read, also where they are few; 2 when they cannot be."""
    with translation.override(terminal_language()):
        try:
            comments = read(options.file.read_bytes())
        except OSError as error:
            return refuse(options, [error.strerror or str(error)])
        except MistakesError as error:
            return refuse(options, error.mistakes)
        found = find(comments.texts, options.lang, seed=options.seed)
        told = json.dumps(as_data(comments, found), ensure_ascii=False, indent=2)
        print(told if options.json else "\n".join(_told(comments, found)))
        return FOUND


def as_data(comments: Comments, found: Sequence[Themes]) -> dict[str, Any]:
    """Return the themes as plain data (documented in docs/themes.md)."""
    return {
        "ok": True,
        "comments": len(comments.texts),
        "languages": [
            {
                "language": one.language,
                "comments": len(one.comments),
                "base_forms": one.by,
                "why_no_themes": one.why_none,
                "unplaced": one.unplaced if one.themes else 0,
                "themes": [_theme(comments, theme) for theme in one.themes],
                "phrases": [{"phrase": words, "comments": n} for words, n in one.phrases],
            }
            for one in found
        ],
    }


def _theme(comments: Comments, theme: Theme) -> dict[str, Any]:
    return {
        "words": list(theme.words),
        "comments": len(theme.comments),
        "quotes": [
            {"line": comments.lines[place], "text": comments.texts[place]}
            for place in quotes(theme, comments.units or None)
        ],
        "lines": [comments.lines[place] for place in theme.comments],
    }


def _told(comments: Comments, found: Sequence[Themes]) -> Iterator[str]:
    for one in found:
        n = len(one.comments)
        yield ngettext("%(n)d comment (%(language)s)", "%(n)d comments (%(language)s)", n) % {
            "n": n,
            "language": one.language,
        }
        if one.why_none:
            yield _("Too few for themes. What is said oftenest:")
            yield from (f"- {words} ({held})" for words, held in one.phrases)
        for theme in one.themes:
            yield f"\n{', '.join(theme.words)} ({len(theme.comments)})"
            yield from (f"  “{comments.texts[n]}”" for n in quotes(theme, comments.units or None))
        yield ""
