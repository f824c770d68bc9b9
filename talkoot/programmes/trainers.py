"""Who teaches a module, as its feedback names them.

Lecturers from outside by the names that stand in the module, parted by semicolons, and its owner
where she leads workshops for the house.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from talkoot.people.models import Person, Role
from talkoot.programmes.models import Module

MARK = "trainer:"


@dataclass(frozen=True, slots=True)
class Trainer:
    """A person who is asked about. `key` is hers in the sums; another name is another key."""

    key: str
    name: str
    person: int | None = None

    @property
    def field(self) -> str:
        return self.key.replace(":", "_")


def trainers(module: Module) -> tuple[Trainer, ...]:
    """Everybody who is asked about, lecturers first."""
    return (*_lecturers(module), *_owner(module))


def _lecturers(module: Module) -> Iterator[Trainer]:
    names = dict.fromkeys(" ".join(one.split()) for one in module.lecturer.split(";"))
    for name in names:
        if name:
            mark = hashlib.sha256(name.casefold().encode()).hexdigest()[:12]
            yield Trainer(f"{MARK}{mark}", name)


def _owner(module: Module) -> Iterator[Trainer]:
    house, owner = module.programme.organisation_id, module.owner
    if owner is None or not isinstance(owner, Person):
        return
    leads = Role.objects.filter(organisation=house, person=owner, role=Role.Name.FACILITATOR)
    if leads.exists():
        yield Trainer(f"{MARK}p{owner.pk}", owner.name, owner.pk)


def told_to(module: Module, reader: object, *, runs: bool) -> tuple[Trainer, ...]:
    """Whose part the reader sees: a coordinator everybody's, a trainer her own."""
    mine = reader.pk if isinstance(reader, Person) else None
    return tuple(one for one in trainers(module) if runs or (mine and one.person == mine))
