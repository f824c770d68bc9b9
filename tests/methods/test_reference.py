"""docs/methods.md says what the schemas say."""

from __future__ import annotations

from pathlib import Path

from talkoot.methods.reference import reference
from talkoot.stepkinds.registry import KINDS

PAGE = Path(__file__).parents[2] / "docs" / "methods.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: talkoot methods reference > …"


def test_the_page_names_every_kind_and_word() -> None:
    page = reference()
    for kind in KINDS.values():
        assert f"### `{kind.name}`" in page
        assert all(f"| `{word}` |" in page for word in kind.settings.model_fields)
