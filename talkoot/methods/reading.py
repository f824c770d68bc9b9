"""From the text of a method file to a method, or to sentences about its mistakes."""

from __future__ import annotations

import tomllib

from pydantic import ValidationError

from talkoot.methods.definition import Method


class MethodError(ValueError):
    """A method file that cannot be used, and why."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def decode(raw: bytes) -> str:
    """Return the text of a file, or raise `MethodError` when it is not text in UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise MethodError(["The file is not UTF-8 text."]) from None


def read(source: str) -> Method:
    try:
        return Method.model_validate(tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        raise MethodError([str(error)]) from None
    except ValidationError as error:
        raise MethodError([str(one["msg"]) for one in error.errors()]) from None
