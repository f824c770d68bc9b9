"""What the host's console shows."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from talkoot.practice.models import IdeaBox
from talkoot.workshops import company, run_sheet, screens, stations, voices
from talkoot.workshops.actions import moderate
from talkoot.workshops.actions.prepare import IDEA
from talkoot.workshops.forms import BriefForm, GroupsForm, RehearsalForm
from talkoot.workshops.mixing import mixing
from talkoot.workshops.models import Beat, Contribution, Workshop


def console(workshop: Workshop, language: str) -> dict[str, Any]:
    """Return the context of the whole console."""
    lines = list(run_sheet.lines(workshop, language))
    beat = workshop.beat
    context: dict[str, Any] = {
        "workshop": workshop,
        "language": language,
        "lines": lines,
        "ends": run_sheet.expected_end(lines),
        "planned_end": run_sheet.planned_end(workshop, lines),
        "minutes": sum(line.beat.minutes for line in lines if line.at),
        "drift": run_sheet.drift(workshop, lines),
        "voice": voices.voice(workshop, beat),
        "groups": company.tables(workshop),
        "groups_form": _groups_form(workshop),
        "hands": workshop.seats.filter(hand_up=True, left=False),
        "hosts": workshop.hosts.order_by("name"),
        "coming": next((line for line in lines if line.state == Beat.State.COMING), None),
        "waiting": list(moderate.waiting(workshop, language)),
        "hidden": list(moderate.hidden(workshop, language)),
        "beat": beat,
    }
    if workshop.state == Workshop.State.PLANNED:
        return context | planned(workshop)
    return context | (_now(workshop, beat, language) if beat else {})


def planned(workshop: Workshop) -> dict[str, Any]:
    """What is to be settled before the room opens."""
    house = workshop.programme.organisation_id
    boxes = IdeaBox.objects.on_the_wall().filter(unit__organisation=house)
    return {
        "brief_form": BriefForm(workshop),
        "rehearsal_form": RehearsalForm(),
        "boxes": boxes.select_related("unit").order_by("unit__code") if house else (),
        "ideas": [card for card in workshop.brief or () if card["id"].startswith(IDEA)],
    }


def _now(workshop: Workshop, beat: Beat, language: str) -> dict[str, Any]:
    beat.workshop = workshop
    step, kind = beat.step, beat.step.behaviour
    around = screens.scene(beat, language)
    return {
        **screens.told(beat, language),
        "visits": stations.visits(beat, language),
        "notes": step.notes.text(language) if step.notes else "",
        "scene": around,
        "summary": screens.summary(beat),
        "board_form": kind.form(step.settings, around) if _may_move(beat) else None,
        "participant_template": kind.template("participant"),
        "key": uuid4(),
        "host_template": kind.template("host"),
        "wall_template": kind.template("projector"),
        "cards": moderated(beat),
        "anything_shown": bool(screens.readable(beat)),
    }


def _may_move(beat: Beat) -> bool:
    """Whether the host moves the board too."""
    step = beat.step
    return step.is_joint and screens.is_open(beat) and step.privacy in ("seat", "named")


def moderated(beat: Beat) -> list[tuple[Contribution, str]]:
    """Cards the room sees, which the host may hide."""
    kind, settings = beat.step.behaviour, beat.step.settings
    shown = screens.readable(beat)
    return [
        (contribution, text)
        for contribution, body in zip(shown, screens.bodies(shown, beat), strict=True)
        for text in kind.cards(settings, body)
    ]


def _groups_form(workshop: Workshop) -> GroupsForm | None:
    bounds = workshop.method.groups
    if bounds is None:
        return None
    return GroupsForm(
        initial={
            "smallest": bounds.smallest,
            "largest": bounds.largest,
            "mix_units": True,
            "manager_apart": mixing(workshop.method).manager_apart,
        }
    )
