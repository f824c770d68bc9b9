"""Everything that is done to organisations, units, people and their roles."""

from __future__ import annotations

from talkoot.people.actions.houses import add_person, add_unit, create_organisation
from talkoot.people.actions.importing import (
    PeopleChangedError,
    RosterError,
    apply_roster,
    forget_rosters,
    import_roster,
    keep_roster,
    plan_kept,
    plan_of,
)
from talkoot.people.actions.inviting import (
    InvitationError,
    accept_invitation,
    invite,
    open_invitation,
    revoke,
)
from talkoot.people.actions.roles import (
    LastCoordinatorError,
    appoint_administrator,
    give_role,
    take_role,
)

__all__ = [
    "InvitationError",
    "LastCoordinatorError",
    "PeopleChangedError",
    "RosterError",
    "accept_invitation",
    "add_person",
    "add_unit",
    "apply_roster",
    "appoint_administrator",
    "create_organisation",
    "forget_rosters",
    "give_role",
    "import_roster",
    "invite",
    "keep_roster",
    "open_invitation",
    "plan_kept",
    "plan_of",
    "revoke",
    "take_role",
]
