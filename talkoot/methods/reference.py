"""docs/methods.md, made from the schemas: it cannot say what the code does not do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from talkoot.ground.texts import Texts
from talkoot.methods import library
from talkoot.methods.definition import Groups, Method, OwnPace, Role, Rounds, Size, Step
from talkoot.stepkinds.ask.questions import Question
from talkoot.stepkinds.registry import KINDS

OPENING = """\
# Methods

<!-- Made by `talkoot methods reference`. Change talkoot/methods/reference.py or the schemas. -->

A method is one TOML file: a way of working together that any group can run. Copy one from
`talkoot/methods/files/`, change it, and ask `talkoot methods check FILE` whether it can be used:
it tells what is wrong, on which line, and what to write instead. A new method needs no Python.

Words that are not on this page are mistakes. A text is `{ fi = "…", sv = "…", en = "…" }`; every
text has the languages of the title.
"""
PRIVACY = """\
`privacy` says who may read: `private` only its writer, erased at the end · `group` the small
group · `anonymous` everybody, and nobody learns who wrote; needs five seats · `seat` everybody,
under a nickname or none · `named` everybody, with the name. What a group keeps to itself, no
later step may take to the room.

`reveal` says when: `at-once` · `batches` at least five new ones, shuffled (the rule of anonymous
steps) · `close` or `host` when the host closes the step · `all-answered` when everybody who is
there has given something. An anonymous step cannot reveal at once. From a figure on fewer than
five people nothing is shown; from five to nine a scale shows its mean only.

`[open]` says that the method may also be run over days, each at her own pace; `only = "live"` or
`only = "open"` on a step makes the difference. Minutes are those of the led workshop.

`short_minutes` is the length in the short form; 0 leaves the step out of it. `cards_from =
"brief"` takes the cards the workshop was opened with. `rounds` repeats a block of steps that
follow each other.
"""


def reference() -> str:
    """Return the whole page."""
    return "\n".join([OPENING, *_library(), *_file(), *_steps()]).rstrip() + "\n"


def _library() -> Iterator[str]:
    yield "## The methods we ship\n"
    yield "| id | name | minutes | people | purpose |\n|---|---|---|---|---|"
    for method in library.shipped():
        minutes, short = method.minutes(), method.minutes(short=True)
        length = f"{minutes}" if minutes == short else f"{minutes} (short {short})"
        people = f"{method.size.smallest}–{method.size.largest}"
        title, purpose = method.title.text("en"), method.purpose.text("en")
        yield f"| `{method.id}` | {title} | {length} | {people} | {purpose} |"
    yield ""


def _file() -> Iterator[str]:
    yield "## The file\n"
    yield from table(Method)
    for name, model in (
        ("[size]", Size),
        ("[groups]", Groups),
        ("[[roles]]", Role),
        ("[[rounds]]", Rounds),
        ("[open]", OwnPace),
    ):
        yield f"### `{name}`\n"
        yield from table(model)
    yield "## `[[steps]]`: words common to all steps\n"
    yield from table(Step, leave_out={"settings"})
    yield PRIVACY


def _steps() -> Iterator[str]:
    yield "## Kinds of steps, and their own words\n"
    for kind in KINDS.values():
        about = str(sys.modules[type(kind).__module__].__doc__).split(": ", 1)[-1].strip()
        yield f"### `{kind.name}`\n\n{about[:1].upper()}{about[1:]}\n"
        yield from table(kind.settings)
    yield "### `[[steps.questions]]` of `ask`\n"
    yield from table(Question)


def table(model: type[BaseModel], leave_out: set[str] | None = None) -> Iterator[str]:
    yield "| word | value | if left out | |\n|---|---|---|---|"
    for name, field in model.model_fields.items():
        if name not in (leave_out or set()):
            told = field.description or ""
            yield f"| `{name}` | {_value(field)} | {_default(field)} | {told} |"
    yield ""


def _value(field: FieldInfo) -> str:
    limits = {part: value for one in field.metadata for part, value in _limits(one)}
    words = _type(field.annotation)
    if "ge" in limits and "le" in limits:
        return f"{words}, {limits['ge']} to {limits['le']}"
    return f"{words}, {limits['ge']} or more" if "ge" in limits else words


def _limits(one: Any) -> list[tuple[str, Any]]:
    return [(part, getattr(one, part)) for part in ("ge", "le") if hasattr(one, part)]


def _type(kind: Any) -> str:
    """Say a type as an author writes it."""
    origin, parts = get_origin(kind), [part for part in get_args(kind) if part is not type(None)]
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin is tuple:
        return {"table": "tables"}.get(_type(parts[0]), f"list of {_type(parts[0])}")
    if origin in (Union, UnionType) or hasattr(kind, "__metadata__"):
        return _type(parts[0])
    plain = {
        int: "whole number",
        bool: "`true` or `false`",
        str: "text",
        Texts: "text in languages",
    }
    return plain.get(kind, "table")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**needed**"
    if field.default in (None, "", ()):
        return "–"
    if isinstance(field.default, bool):
        return f"`{str(field.default).lower()}`"
    return f"`{field.default}`"
