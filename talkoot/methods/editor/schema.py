"""The words a table of a method file may have, read from its schema: what an editor asks for. Pure.

A new kind of step, or a new setting of one, needs nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from talkoot.ground.texts import Texts
from talkoot.methods.definition import Method, Step
from talkoot.stepkinds.registry import KINDS

Shape = Literal[
    "texts",
    "text",
    "number",
    "numbers",
    "switch",
    "choice",
    "choices",
    "lines",
    "table",
    "tables",
    "other",
]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a table: what kind of value it takes, and within what bounds."""

    name: str
    shape: Shape
    required: bool
    default: Any
    description: str
    options: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    model: type[BaseModel] | None = None


@cache
def words_of(model: type[BaseModel]) -> tuple[Word, ...]:
    return tuple(_word(name, field) for name, field in model.model_fields.items())


def step_words(kind: str) -> tuple[Word, ...]:
    """The words of a step of this kind: those common to all, and its own."""
    return COMMON + own_words(kind)


def own_words(kind: str) -> tuple[Word, ...]:
    return words_of(KINDS[kind].settings) if kind in KINDS else ()


def words_in(model: type[BaseModel] | None, table: Any) -> tuple[Word, ...]:
    """The words that may stand in this very table: a step's depend on its kind."""
    if model is None:
        return ()
    return step_words(str(table.get("kind", ""))) if model is Step else words_of(model)


def _word(name: str, field: FieldInfo) -> Word:
    shape, options, model = _shape(field.annotation)
    if name == "kind":
        shape, options = "choice", tuple(KINDS)
    return Word(
        name=name,
        shape=shape,
        required=field.is_required(),
        default=None if field.is_required() else field.get_default(call_default_factory=True),
        description=field.description or "",
        options=options,
        least=_bound(field, "ge"),
        most=_bound(field, "le"),
        model=model,
    )


def _bound(field: FieldInfo, which: str) -> int | None:
    return next((getattr(one, which) for one in field.metadata if hasattr(one, which)), None)


def _shape(kind: Any) -> tuple[Shape, tuple[str, ...], type[BaseModel] | None]:
    kind = _bare(kind)
    if kind is Texts:
        return "texts", (), None
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return "table", (), kind
    if get_origin(kind) is Literal:
        return "choice", tuple(str(one) for one in get_args(kind)), None
    if get_origin(kind) in (tuple, list):
        return _list_shape(_bare(get_args(kind)[0]))
    plain: dict[Any, Shape] = {bool: "switch", int: "number", str: "text"}
    return plain.get(kind, "other"), (), None


def _list_shape(part: Any) -> tuple[Shape, tuple[str, ...], type[BaseModel] | None]:
    if get_origin(part) is Literal:
        return "choices", tuple(str(one) for one in get_args(part)), None
    if isinstance(part, type) and issubclass(part, BaseModel):
        return "tables", (), part  # a list of texts is one of tables too
    plain: dict[Any, Shape] = {str: "lines", int: "numbers"}
    return plain.get(part, "other"), (), None


def _bare(kind: Any) -> Any:
    """A type without what may be left out, and without its bounds."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        parts = [one for one in get_args(kind) if one is not type(None)]
        return _bare(parts[0]) if len(parts) == 1 else kind
    return kind


METHOD = tuple(word for word in words_of(Method) if word.name not in ("format", "version"))
COMMON = tuple(word for word in words_of(Step) if word.name != "settings")
