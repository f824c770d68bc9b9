"""The texts that workshops and surveys run by: ours, the house's, or none."""

from __future__ import annotations

from talkoot.methods import library as methods
from talkoot.methods import reading
from talkoot.methods.models import MethodVersion
from talkoot.people.models import Organisation
from talkoot.surveys import library as questionnaires


def method(name: str) -> str | None:
    """The text of one of ours; none where a newer program would know it."""
    try:
        return methods.source_of(name)
    except KeyError:
        return None


def questionnaire(name: str) -> str | None:
    return questionnaires.source_of(name) if name in questionnaires.shipped() else None


def may_be_open(source: str) -> bool:
    return methods.parse(source).open is not None


def ours_like(house: Organisation, source: str) -> str | None:
    """The house's own method by the same name, as it was published last."""
    name = methods.parse(source).id
    versions = MethodVersion.objects.filter(own__organisation=house, own__archived_at=None)
    for version in versions.order_by("-published_at", "-pk"):
        if version.method.id == name:
            return source if is_same(version.source, source) else version.source
    return None


def is_same(one: str, other: str) -> bool:
    """Whether two methods say the same; their versions are counted by each house for itself."""
    return _said(one) == _said(other)


def _said(source: str) -> dict[str, object]:
    return {word: told for word, told in reading.words_of(source).items() if word != "version"}
