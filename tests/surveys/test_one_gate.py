"""Only counting reads answers: no other code can even name them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

CODE = Path(__file__).parents[2] / "talkoot"
HOME = "surveys/models/"
ERASER = "surveys/retention.py"
GATES = {
    "Answer": {"surveys/actions/count.py", ERASER},
    "Remark": {"surveys/actions/count.py", "surveys/actions/remarks.py", ERASER},
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(CODE.rglob("*.py")):
        name = path.relative_to(CODE).as_posix()
        if "/migrations/" not in name:
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def names(model: str, tree: ast.Module) -> bool:
    """By import, as an attribute of the models, or by a name in a string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and of_models(node.module):
            if {model, "*", "box", "remark"} & {one.name for one in node.names}:
                return True
        elif isinstance(node, ast.ImportFrom) and node.module == "talkoot.surveys":
            if "models" in {one.name for one in node.names}:
                return True
        elif isinstance(node, ast.Import):
            if any(of_models(one.name) for one in node.names):
                return True
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            said = node.value.lower()
            if f"surveys_{model.lower()}" in said or f"surveys.{model.lower()}" in said:
                return True
    return False


def of_models(module: str | None) -> bool:
    return f"{module}.".startswith("talkoot.surveys.models.")


@pytest.mark.parametrize("model", GATES)
def test_no_code_but_counting_reads_answers_and_remarks(model: str) -> None:
    found = {name for name, tree in modules() if names(model, tree)}
    assert {name for name in found if not name.startswith(HOME)} == GATES[model]


def test_the_sums_kept_for_the_next_wave_are_read_by_counting_only() -> None:
    found = {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr == "block_sums")
        or (isinstance(node, ast.Constant) and node.value == "block_sums")
    }
    assert {name for name in found if not name.startswith(HOME)} == {"surveys/actions/count.py"}


@pytest.mark.parametrize("model", GATES)
def test_what_erases_answers_in_time_counts_and_erases_and_reads_none(model: str) -> None:
    text = (CODE / ERASER).read_text(encoding="utf-8")
    after = [line.partition(f"{model}.objects")[2] for line in text.splitlines()]
    used = {line.rstrip(")") for line in after if line}
    assert used
    assert all(re.fullmatch(r"\.filter\(box=[a-z.]+\)\.(count|delete)\(", one) for one in used)


def test_models_are_not_looked_up_by_their_names() -> None:
    """`apps.get_model("surveys", "Answer")` would be a way round."""
    found = {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("get_model", "get_models")
    }
    assert found == set()
