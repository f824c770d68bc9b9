"""What is written is read back the same, whatever it is."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.methods import library, writing

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
leaves = texts | st.integers(-(2**62), 2**62) | st.booleans()
words = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(texts, words, max_size=6))
def test_anything_is_read_back_as_it_was(said: dict[str, Any]) -> None:
    assert tomllib.loads(writing.write(said)) == said


@pytest.mark.parametrize("method_id", [method.id for method in library.shipped()])
def test_a_method_is_the_same_method_when_written_anew(method_id: str) -> None:
    source = library.source_of(method_id)
    again = writing.write(tomllib.loads(source), writing.head_of(source))
    assert library.parse(again) == library.find(method_id)
    assert again.startswith(writing.head_of(source))
    assert max(len(line) for line in again.splitlines() if line.startswith("title = {")) <= 100


def test_a_step_reads_like_one() -> None:
    step = {"id": "pour", "minutes": 3, "title": {"fi": "Kaada"}, "quiet": True}
    step["questions"] = [{"id": "warm", "text": {"fi": "Lämmin?\nVai ei?"}}]
    assert writing.write({"steps": [step]}) == (
        "[[steps]]\n"
        'id = "pour"\n'
        "minutes = 3\n"
        'title = { fi = "Kaada" }\n'
        "quiet = true\n"
        "\n"
        "[[steps.questions]]\n"
        'id = "warm"\n'
        "\n"
        "[steps.questions.text]\n"
        'fi = """\n'
        "Lämmin?\n"
        'Vai ei?"""\n'
    )
