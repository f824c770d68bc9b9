"""Every word that labels a field of the editor can be translated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import translation

from talkoot.methods.definition import Method
from talkoot.methods.editor.descriptions import DESCRIPTIONS
from talkoot.methods.editor.names import LABELS
from talkoot.methods.editor.schema import Word, own_words, words_of
from talkoot.stepkinds.registry import KINDS


def shown(words: Iterable[Word]) -> Iterator[str]:
    for word in words:
        if word.name not in LABELS and word.description:
            yield word.description
        if word.model is not None:
            yield from shown(words_of(word.model))


def test_what_is_shown_is_collected() -> None:
    asked = [*words_of(Method), *(word for kind in KINDS for word in own_words(kind))]
    with translation.override(None):
        collected = {str(one) for one in DESCRIPTIONS}
    missing = sorted(set(shown(asked)) - collected)
    assert not missing, "add to talkoot/methods/editor/descriptions.py: " + "\n".join(missing)


def test_nothing_is_collected_that_is_shown_no_more() -> None:
    asked = [*words_of(Method), *(word for kind in KINDS for word in own_words(kind))]
    with translation.override(None):
        assert not {str(one) for one in DESCRIPTIONS} - set(shown(asked))
