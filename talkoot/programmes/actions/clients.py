"""A client's consent that an expert sums up feedback, and the sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from talkoot.figures.clients import Summed, newer
from talkoot.figures.parcels import Told
from talkoot.people.models import Person, Role
from talkoot.programmes import asking
from talkoot.programmes.experts import name_of
from talkoot.programmes.models import ClientSum, Consent, Feedback, Programme, Taken

Sums = dict[str, Any]


def give_consent(programme: Programme, expert: Person, by: Person) -> None:
    """Say yes. Saying it twice is the same."""
    Consent.objects.get_or_create(
        programme=programme,
        expert=expert,
        withdrawn_on=None,
        defaults={"given_by": by, "given_on": timezone.localdate()},
    )


def withdraw_consent(programme: Programme, expert: Person) -> None:
    """From now on nothing more is taken; what is in a sum cannot be told from it any more."""
    given = Consent.objects.filter(programme=programme, expert=expert, withdrawn_on=None)
    given.update(withdrawn_on=timezone.localdate())


def sum_up() -> int:
    """Take what is new of clients who have said yes, where enough of them have something new."""
    by_package: dict[tuple[int, str], list[Feedback]] = defaultdict(list)
    for one in _allowed():
        assert one.module.owner_id is not None  # noqa: S101 - a consent names the owner
        by_package[one.module.owner_id, name_of(one.module)].append(one)
    return sum(_sum_one(expert, name, rows) for (expert, name), rows in by_package.items())


def _allowed() -> Iterable[Feedback]:
    """Told feedback of modules whose owner still leads workshops there, and may sum it up."""
    given = set(Consent.objects.filter(withdrawn_on=None).values_list("programme", "expert"))
    leads = Role.objects.filter(role=Role.Name.FACILITATOR).values_list("organisation", "person")
    there = set(leads.filter(person__in={expert for _programme, expert in given}))
    rows = Feedback.objects.filter(module__programme__in={one for one, _expert in given})
    for row in rows.exclude(told={}).select_related("module__programme").order_by("pk"):
        module, house = row.module, row.module.programme.organisation_id
        if (module.programme_id, module.owner_id) in given and (house, module.owner_id) in there:
            yield row


@transaction.atomic
def _sum_one(expert: int, name: str, rows: Sequence[Feedback]) -> bool:
    kept = ClientSum.objects.select_for_update().filter(expert=expert, name=name).first()
    taken, told = _taken(kept), dict(kept.told) if kept else {}
    changed: set[int] = set()
    for scale in asking.SCALES:
        new = _new(rows, taken, scale.key)
        parcel = Summed(**told.get(scale.key, {})).with_parcel(new)
        if parcel is None:
            continue
        summed, houses = parcel
        told[scale.key] = asdict(summed)
        for row in (one for one in rows if _house(one) in houses):
            taken[row.module_id][scale.key] = row.told.get(scale.key, {})
            changed.add(row.module_id)
    if changed:
        _keep(expert, name, told, {module: taken[module] for module in changed})
    return bool(changed)


def _new(rows: Iterable[Feedback], taken: Mapping[int, Sums], key: str) -> dict[int, Told]:
    """By house, what was told since it was taken last."""
    found: dict[int, Told] = {}
    for row in rows:
        more = newer(_of(row.told, key), _of(taken[row.module_id], key))
        so_far = found.get(_house(row), Told())
        found[_house(row)] = Told(so_far.n + more.n, so_far.total + more.total)
    return found


def _house(row: Feedback) -> int:
    return row.module.programme.organisation_id or 0


def _taken(kept: ClientSum | None) -> dict[int, Sums]:
    rows = kept.taken.values_list("module", "told") if kept else ()
    return defaultdict(dict, {module: dict(told) for module, told in rows})


def _of(told: Sums, key: str) -> Told:
    return Told(**told.get(key, {}))


def _keep(expert: int, name: str, told: Sums, taken: dict[int, Sums]) -> None:
    words = {"told": told, "told_on": timezone.localdate()}
    kept, _made = ClientSum.objects.update_or_create(expert_id=expert, name=name, defaults=words)
    for module, said in taken.items():
        Taken.objects.update_or_create(sum=kept, module_id=module, defaults={"told": said})
