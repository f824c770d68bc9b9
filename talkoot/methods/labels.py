"""The words for needs and topics as people read them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

NEED_LABELS: dict[str, Any] = {
    "stuck": _("We are stuck"),
    "listen": _("Everyone should be heard"),
    "ideas": _("We need ideas"),
    "decide": _("We must decide"),
    "understand": _("We want to understand what this is about"),
    "peer-help": _("I need help from colleagues"),
    "team-spirit": _("How we are together"),
    "workload": _("There is too much to do"),
    "meaning": _("Meaning and joy in work"),
    "change": _("Things are changing"),
    "leadership": _("Leading and being led"),
    "knowledge": _("Knowing must be passed on"),
    "customers": _("Those we serve"),
    "communication": _("Word does not get round"),
    "plan-year": _("Planning the year"),
    "themes": _("What to work on"),
    "review": _("How did it go?"),
    "quick": _("Something quick"),
}
TOPIC_LABELS: dict[str, Any] = {
    "peer": _("Help from peers"),
    "safety": _("Safety and trust"),
    "workday": _("A good working day"),
    "leadership": _("Leadership"),
    "knowledge": _("Knowing and learning"),
    "service": _("Service and those we serve"),
    "communication": _("Communication"),
    "year": _("The year together"),
    "review": _("Looking back"),
    "voices": _("Getting all voices out"),
}
