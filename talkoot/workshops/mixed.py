"""How many of a room's groups had people of several units: a count, kept when it closes."""

from __future__ import annotations

from collections import defaultdict

from talkoot.workshops.models import Workshop

FEWEST = 2  # groups: of one alone a count would say who sat in it


def mixed_groups(room: Workshop) -> dict[str, dict[str, int]]:
    """Groups, and those in which at least two units were named. Who left hers empty is no unit."""
    groups: dict[int, set[int | None]] = defaultdict(set)
    for group, unit in room.seats.filter(group__workshop=room).values_list("group", "unit"):
        groups[group].add(unit)
    if len(groups) < FEWEST:
        return {}
    mixed = sum(len(units - {None}) > 1 for units in groups.values())
    return {"groups": {"all": len(groups), "mixed": mixed}}
