"""Only counting reads answers: no other code can even name them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

CODE = Path(__file__).parents[2] / "talkoot"
GATE = "surveys/actions/count.py"
HOME = "surveys/models.py"


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(CODE.rglob("*.py")):
        name = path.relative_to(CODE).as_posix()
        if "/migrations/" not in name:
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def names_answers(tree: ast.Module) -> bool:
    """By import, as an attribute of the models, or by a name in a string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "talkoot.surveys.models":
            if {"Answer", "*"} & {one.name for one in node.names}:
                return True
        elif isinstance(node, ast.ImportFrom) and node.module == "talkoot.surveys":
            if "models" in {one.name for one in node.names}:
                return True
        elif isinstance(node, ast.Import):
            if "talkoot.surveys.models" in {one.name for one in node.names}:
                return True
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            said = node.value.lower()
            if "surveys_answer" in said or "surveys.answer" in said:
                return True
    return False


def test_no_code_but_counting_reads_answers() -> None:
    assert {name for name, tree in modules() if names_answers(tree)} - {HOME} == {GATE}


def test_models_are_not_looked_up_by_their_names() -> None:
    """`apps.get_model("surveys", "Answer")` would be a way round."""
    found = {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("get_model", "get_models")
    }
    assert found == set()
