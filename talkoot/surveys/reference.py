"""docs/questionnaires.md, made from the schema and the files: it cannot say what they do not."""

from __future__ import annotations

from collections.abc import Iterator

from talkoot.ground.texts import LANGUAGES
from talkoot.methods.reference import table
from talkoot.surveys import library
from talkoot.surveys.questionnaire import (
    Answers,
    Background,
    Band,
    Comment,
    Item,
    OnlyIf,
    Questionnaire,
    Scale,
    Statement,
)

OPENING = """\
# Questionnaires

<!-- Made by `talkoot questionnaires reference`. Change the files or surveys/reference.py -->

A questionnaire is one TOML file: what is asked, how it is scored, and on what terms. Copy one from
`talkoot/surveys/questionnaires/`, change it, and ask `talkoot questionnaires check FILE` whether
it can be used: it tells what is wrong and what to write instead.

Words that are not on this page are mistakes. A text is `{ fi = "…", sv = "…", en = "…" }`; every
text has the languages of the title. An item that is asked in several files under one id says the
same everywhere: otherwise a trend would compare two different questions.

Questions about illness, diagnoses, medicine or symptoms are refused, in all three languages: an
employer may not ask them (759/2004, section 5). The words that are known are a safety net, not
a lawyer: whoever asks answers for what is asked.
"""
SCORING = """\
## How a scale is scored

Answers count from `first`. A reversed item counts from the other end. The score of a unit is the
mean of its items' published means, times `times` (25 makes 0 to 100 of five answers from 0), times
the number of items where `score = "sum"`. “I cannot say” and what was left out count as none. A
band is the first whose `up_to` is not below the score; authors give bands for one person's score,
so a unit's band is a hint. A scale with `fewest` is told of that many people or more: a smaller
unit is shown with its neighbours. The recommendation question is told as a mean from 0 to 10 with
its distribution, not as a difference of shares: the difference hides the middle, and its name is
somebody's trademark.
"""
ASKING = """\
## Writing one in the browser

Whoever coordinates writes the questions of a survey until it opens: takes themes from the shelf,
writes own ones, or brings a table (XLSX or CSV) with the columns `id`, `scale`, `fi`, `sv`, `en`,
`reverse`. A row whose `id` is there gives that item its wording; a row without an `id` is new, and
its `scale` is the name or title of a theme, which is made if it is not there. Mistakes are told by
row, and half a table is never taken. Formulas are not reckoned. At most 40 questions are asked at a
time.

What is changed gets a name of its own (`own-…`): a later survey would be compared with it.
`permission = true` says that the wording is somebody else's. The survey opens only once somebody
has said that the organisation may use it; who and when is kept with the survey and shown.

## Asking in parts

`only_if` asks a question only after some answers; for everybody else it is *not asked*, which is
told nowhere. Its figures tell of the whole organisation alone, and only where `k` people or more
were asked and `k` or more were not: otherwise their number would tell what others answered. Text
questions have no `only_if`: a comment would tell what its writer answered.

`rotate = 8` makes pulses: each asks whole scales in their order, as many as fit in 8 questions, the
same of everybody, and begins anew after the last. `weeks` says how often. Pulses that would take
more than 15 minutes a month of one person are refused.
"""
SCORING_ONLY = """\
## Instruments of others: the scoring only

These files hold no word of the instrument: ids, reversed items, scale and formula. A survey made
of one cannot be opened before its wording has been entered by an organisation that may use it.
“Check” says what we could not confirm in the source; look it up before you use the file.
"""
LEFT_OUT = """\
## Not here, and why

- **QPSNordic**: `qpsnordic` has fifteen of its 26 scales. That its answers go from 1 to 5 and a
  scale is a mean is known; how many items each has we could not confirm. Hold it against the guide.
- **COPSOQ III**: `copsoq-3` has only the dimensions whose number of items in the middle version we
  checked. Its wording may not be changed, and its licence does not fit ours, so it is never here.
- **Work Ability Index**: never. It lists diagnoses. The single question on work ability is our own.
- **WHO-5**: it asks about mood, and its terms differ from one source to another. Not before it has
  been checked, and never for a small unit.
- **Kunta10, Mitä kuuluu?, VMBaro**: services of others, asked by them.
"""
BANK_NOTES = """\
Not validated: nobody has tested these sentences with people yet. Each also has a plain wording in
the file. The scale about the supervisor tells of a person: tell her or him beforehand. That scale,
work ability and stress (nearest to health) are told of ten people or more.
"""


def reference() -> str:
    """Return the whole page."""
    parts = [OPENING, *_files(), *_words(), SCORING, ASKING, *_own(), *_others(), LEFT_OUT]
    return "\n".join(parts).rstrip() + "\n"


def _files() -> Iterator[str]:
    yield "## The files we ship\n"
    yield "| id | name | items | scales | wording | licence |\n|---|---|---|---|---|---|"
    for asked in library.shipped().values():
        wording = "yours to enter" if asked.without_wording else "fi, sv, en"
        yield (
            f"| `{asked.id}` | {asked.title.en} | {len(asked.items)} | {len(asked.scales)} |"
            f" {wording} | {_licence(asked)} |"
        )
    yield ""


def _licence(asked: Questionnaire) -> str:
    return " · ".join(dict.fromkeys(scale.licence.en for scale in asked.scales))


def _words() -> Iterator[str]:
    yield "## The file\n"
    yield from table(Questionnaire)
    for name, model in (
        ("[[answers]]", Answers),
        ("[[scales]]", Scale),
        ("[[scales.bands]]", Band),
        ("[[items]]", Item),
        ("[items.only_if]", OnlyIf),
        ("[[statements]]", Statement),
        ("[[comments]]", Comment),
        ("[[background]]", Background),
    ):
        yield f"### `{name}`\n"
        yield from table(model)


def _own() -> Iterator[str]:
    yield "## Our own statements\n"
    yield BANK_NOTES
    asked = library.shipped()["talkoot-constructs"]
    for scale in asked.scales:
        answers = asked.answers_of(scale)
        last = answers.first + answers.steps - 1
        yield f"### {scale.title.en} (`{scale.id}`)\n"
        yield f"{scale.measures.en} {answers.first} {answers.low.en}, {last} {answers.high.en}.\n"
        yield "| id | fi | sv | en |\n|---|---|---|---|"
        yield from (_row(item) for item in asked.items_of(scale))
        yield ""


def _row(item: Item) -> str:
    said = " | ".join(item.text.text(language) if item.text else "" for language in LANGUAGES)
    return f"| `{item.id}`{' ↓' if item.reverse else ''} | {said} |"


def _others() -> Iterator[str]:
    yield "↓ is a reversed item: who agrees scores low.\n"
    yield SCORING_ONLY
    for asked in library.shipped().values():
        if asked.without_wording:
            yield from _instrument(asked)


def _instrument(asked: Questionnaire) -> Iterator[str]:
    yield f"### {asked.title.en} (`{asked.id}`)\n"
    yield "| scale | items | reversed | answers | times | bands |\n|---|---|---|---|---|---|"
    for scale in asked.scales:
        answers, items = asked.answers_of(scale), asked.items_of(scale)
        turned = ", ".join(f"`{item.id}`" for item in items if item.reverse) or "–"
        bands = " · ".join(f"to {band.up_to:g} {band.title.en}" for band in scale.bands) or "–"
        yield (
            f"| {scale.title.en} | `{items[0].id}`–`{items[-1].id}` | {turned} |"
            f" {answers.first}–{answers.first + answers.steps - 1} | {scale.times:g} | {bands} |"
        )
    yield f"\nSource: {asked.scales[0].source.en} Terms: {_licence(asked)}\n"
    yield from (f"- Check: {one.en}" for one in asked.to_check)
    yield ""
