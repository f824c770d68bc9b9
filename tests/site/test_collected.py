"""The catalogues hold the texts of the code: none waits to be collected, none is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import engines
from django.template.base import Node, Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from tests.site.test_texts import PACKAGES, ROOT, catalogue, texts_in

PLACES = {  # where in a call the text stands, and the context if there is one
    "_": (0, None),
    "gettext": (0, None),
    "gettext_lazy": (0, None),
    "ngettext": (0, None),
    "ngettext_lazy": (0, None),
    "pgettext": (1, 0),
    "pgettext_lazy": (1, 0),
}
IN_ARGUMENT = re.compile(r"""_\((["'])(.+?)\1\)""")

Text = tuple[str | None, str]


def renamed(source: str) -> Iterator[str]:
    """Names under which the collecting tool would not know a text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            yield from (one.asname for one in node.names if one.asname and one.asname != "_")


def in_python(source: str) -> Iterator[Text]:
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id in PLACES:
            text, context = PLACES[call.func.id]
            told = None if context is None else ast.literal_eval(call.args[context])
            yield told, ast.literal_eval(call.args[text])


def in_template(source: str) -> Iterator[Text]:
    template = engines["django"].from_string(source).template  # type: ignore[attr-defined]
    assert isinstance(template, Template)
    for node in template.nodelist.get_nodes_by_type(Node):
        if isinstance(node, TranslateNode):
            yield _context(node), str(node.filter_expression.var.literal)
        elif isinstance(node, BlockTranslateNode):
            yield _context(node), node.render_token_list(node.singular)[0]
    for _quote, text in IN_ARGUMENT.findall(source):
        yield None, text


def _context(node: TranslateNode | BlockTranslateNode) -> str | None:
    told = node.message_context
    return None if told is None else str(told.var)


def texts(path: Path) -> set[Text]:
    source = path.read_text()
    return set(in_python(source) if path.suffix == ".py" else in_template(source))


@pytest.mark.parametrize("package", PACKAGES)
def test_a_catalogue_has_the_texts_of_the_code(package: str) -> None:
    """If this fails, run `make messages`, and translate what came."""
    collected = {(entry.msgctxt, entry.msgid) for entry in catalogue(package, "fi")}
    found = set().union(*map(texts, texts_in(ROOT / package)))
    assert found ^ collected == set()


def test_texts_are_marked_by_names_that_are_collected() -> None:
    files = [path for path in ROOT.rglob("*.py") if "gettext" in path.read_text()]
    assert files
    assert not {(path.name, name) for path in files for name in renamed(path.read_text())}
