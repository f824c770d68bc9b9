"""The methods somebody may use: ours, her organisations' own, and those offered to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.urls import reverse

from talkoot.methods import library
from talkoot.methods.definition import Method
from talkoot.methods.finding import Entry
from talkoot.methods.models import OwnMethod
from talkoot.people.models import Person

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

OWN = re.compile(r"own-(\d{1,9})")  # "own-situation" is one of ours


def entries(person: Person | AnonymousUser) -> list[Entry]:
    """Everything she may use. A version this Talkoot no longer reads is left out."""
    found = [_entry(one.id, one) for one in library.shipped()]
    visible = OwnMethod.objects.visible_to(person).select_related("organisation")
    ordered = visible.order_by("pk").prefetch_related("versions")
    return found + [entry for own in ordered if (entry := _own(own))]


def entry(person: Person | AnonymousUser, ref: str) -> Entry:
    """The method that goes by `ref`; `KeyError` when she knows none by it."""
    if own_key(ref) is None:
        return _entry(ref, library.find(ref))
    found = _own(_visible(person, ref))
    if found is None:
        raise KeyError(ref)
    return found


def source_of(person: Person | AnonymousUser, ref: str) -> str:
    """The text to be pinned; `KeyError` when she knows no method by it."""
    if own_key(ref) is None:
        return library.source_of(ref)
    newest = _visible(person, ref).newest
    if newest is None:
        raise KeyError(ref)
    return newest.source


def own_key(ref: str) -> int | None:
    """The key of the own method that goes by `ref`, if it is one."""
    found = OWN.fullmatch(ref)
    return int(found[1]) if found else None


def _visible(person: Person | AnonymousUser, ref: str) -> OwnMethod:
    visible = OwnMethod.objects.visible_to(person).select_related("organisation")
    own = visible.filter(pk=own_key(ref) or 0).first()
    if own is None:
        raise KeyError(ref)
    return own


def _entry(ref: str, method: Method, owner: str = "") -> Entry:
    return Entry(ref, method, owner, reverse("methods:method", args=[ref]))


def _own(own: OwnMethod) -> Entry | None:
    try:
        method = own.newest.method if own.newest else None
    except library.MethodError:
        return None
    return _entry(own.ref, method, own.organisation.name) if method else None
