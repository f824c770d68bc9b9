"""A draft of the report from what is known: what goes where, and what it rests on. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from talkoot.reports import about
from talkoot.reports.facts import Aim, Facts, Figure, Measured, Observed, Source
from talkoot.reports.finnish import Finnish
from talkoot.reports.swedish import Swedish
from talkoot.reports.tongue import Tongue

TONGUES: dict[str, type[Tongue]] = {"fi": Finnish, "sv": Swedish}
MOST_TOLD = 6  # commitments told one by one
MOST_QUOTES = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the draft. `key` stays the same when it is composed anew."""

    key: str
    section: str
    text: str
    source: Source
    quote: bool = False


Say = Callable[[Facts, Tongue], Iterator[tuple[str, str, Source]]]


def compose(facts: Facts, language: str) -> tuple[Sentence, ...]:
    """Return the draft in the order of the report."""
    tongue = TONGUES[language]()
    said = [
        Sentence(f"{section}:{key}", section, text, source)
        for section, saying in _SAID.items()
        for say in saying
        for key, text, source in say(facts, tongue)
    ]
    return (*said, *_quotes(facts, tongue))


def _quotes(facts: Facts, tongue: Tongue) -> Iterator[Sentence]:
    for one in facts.quotes[:MOST_QUOTES]:
        source = Source("evidence", one.ref)
        key = f"results:quote:{one.ref}"
        yield Sentence(key, "results", tongue.quote(one.text, one.about), source, quote=True)


def _time(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.starts_on and facts.ends_on:
        yield "time", tongue.time(facts.starts_on, facts.ends_on), Source("card")


def _parties(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.applicant:
        yield "parties", tongue.parties(facts.applicant, facts.implementer), Source("card")


def _money(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    """What it cost and who paid; the money's own page is the source, and the card where it is."""
    told = [one for one in facts.payers if one.granted is not None]
    if told and facts.total:
        yield "money", tongue.money(told, facts.total), Source(facts.money_at)


def _goals(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.goals:
        yield "goals", tongue.goals([one.text for one in facts.goals]), Source("plan")


def _indicators(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    names = [name for one in facts.goals for name in one.indicators]
    if names:
        yield "indicators", tongue.indicators(names), Source("plan")


def _situation(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.situation:
        yield "situation", facts.situation, Source("plan")


def _research(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.research:
        yield "research", tongue.research(facts.research), Source("plan")
    if facts.expert_why:
        yield "expert", facts.expert_why, Source("plan")


def _audiences(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.audiences:
        yield "audiences", tongue.audiences(facts.audiences), Source("plan")


def _participation(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.workshops:
        text = tongue.participation(len(facts.workshops), facts.participations)
        yield "participation", text, Source("workshops")


def _voices(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.participations:
        yield "voices", tongue.voices(facts.participations, facts.heard), Source("workshops")


def _modules(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.modules:
        yield "modules", tongue.modules([one.title for one in facts.modules]), Source("modules")


def _methods(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.methods:
        yield "methods", tongue.methods(facts.methods), Source("methods")


def _own_pace(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    count = sum(one.own_pace for one in facts.workshops)
    if count and count < len(facts.workshops):
        yield "own-pace", tongue.own_pace(len(facts.workshops) - count, count), Source("workshops")


def _held(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    for one in facts.workshops:
        yield f"workshop:{one.ref}", tongue.held(one), Source("workshop", one.ref)


def _changes(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    """In the bulletin: what changed clearly, or the figures as they are."""
    changed = [one for one in facts.figures if one.changed]
    clear = [one for one in changed if one.clear]
    for one in clear or changed[:2] or facts.figures[:2]:
        yield _figure(one, tongue)


def _figures(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    for one in facts.figures:
        yield _figure(one, tongue)


def _figure(one: Figure, tongue: Tongue) -> tuple[str, str, Source]:
    text = tongue.change(one) if one.changed else tongue.figure(one)
    return f"figure:{one.ref}:{one.scale}", text, Source("figure", f"{one.ref}:{one.scale}")


def _agreed(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.promises:
        done, partly = len(facts.promised("done")), len(facts.promised("partly"))
        text = tongue.agreed(len(facts.promises), done, partly)
        yield "agreed", text, Source("commitments")


def _done(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    for one in facts.promised("done")[:MOST_TOLD]:
        yield f"commitment:{one.ref}", tongue.done(one.what), Source("commitment", one.ref)


def _models(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.models:
        source = Source("model", facts.models[0].ref)
        yield "models", tongue.models([one.title for one in facts.models]), source


def _open_methods(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    if facts.methods:
        yield "open-methods", tongue.open_methods(facts.methods), Source("methods")


def _aims(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    """Each goal and effect of which something tells, with its figures and observations."""
    for aim in facts.aims:
        yield f"aim:{aim.key}", tongue.aim(aim), Source("plan")
        yield from _told(aim, tongue)
    for one in facts.observed:
        yield _observed(one, tongue)


def _told(aim: Aim, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    for figure in aim.figures:
        key, text, source = _figure(figure, tongue)
        yield f"{aim.key}:{key}", text, source
    yield from _measured(aim.measured, tongue)
    for one in aim.observed:
        yield _observed(one, tongue)


def _measured(shown: Iterable[Measured], tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    for one in shown:
        yield f"result:{one.ref}", tongue.measured(one), Source("result", one.ref)


def _results(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    yield from _measured((one for aim in facts.aims for one in aim.measured), tongue)


def _observed(one: Observed, tongue: Tongue) -> tuple[str, str, Source]:
    return f"observation:{one.ref}", tongue.observed(one), Source("observation", one.ref)


def _dialogue(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    yield from _told(facts.dialogue, tongue)


def _groups(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    count, mixed = facts.groups
    if mixed:
        yield "groups", tongue.groups(count, mixed), Source("workshops")


def _thoughts(facts: Facts, tongue: Tongue) -> Iterator[tuple[str, str, Source]]:
    for one in facts.thoughts:
        yield f"module:{one.ref}", tongue.thought(one), Source("module", one.ref)


_SAID: dict[str, tuple[Say, ...]] = {
    "summary": (_time, _goals, _participation, _agreed),
    "background": (_situation, about.loads, _parties, about.applicants, _research),
    "audiences": (_audiences, _participation),
    "methods": (_modules, _methods, _own_pace, _voices),
    "effects": (_changes, _results, _groups, _agreed, _models),
    "novelty": (_models, _open_methods),
    "start": (_situation, about.loads, _time, _money),
    "goals": (_parties, about.applicants, about.beside, _goals, _indicators, _audiences),
    "research": (_research, _methods),
    "course": (_modules, _participation, _own_pace, _held, _voices, about.told),
    "results": (_figures, _results, _agreed, _done, _models, about.risks),
    "use": (_aims, _groups, _dialogue, _thoughts, _open_methods),
}
