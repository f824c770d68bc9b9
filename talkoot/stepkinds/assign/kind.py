"""Assign: get a small group, and in it a role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Annotated, Any, ClassVar, Literal

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field, field_validator

from talkoot.ground.texts import Texts
from talkoot.stepkinds import base


class Station(base.Settings):
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    title: Texts = Field(description="What is at the station.")


class Settings(base.Settings):
    size: int | None = Field(
        default=None, ge=2, le=20, description="People in a group; else the method's groups say."
    )
    mixing: tuple[Literal["units"], ...] = Field(
        default=(), description="`units`: people of one unit are spread over the groups."
    )
    manager_apart: bool = Field(
        default=False, description="A manager is not placed with those of the same unit."
    )
    chosen: bool = Field(default=False, description="People choose their group themselves.")
    doubling: bool = Field(
        default=False, description="Two earlier groups join: pairs become fours."
    )
    roles: bool = Field(default=False, description="People agree on the method's roles here.")
    stations: tuple[Station, ...] = Field(
        default=(),
        max_length=12,
        description="Booths that groups visit in turn, the next one each round; with `chosen`, "
        "people choose theirs. What is gathered at a station stays there for those who come next.",
    )

    @field_validator("stations")
    @classmethod
    def _stations_differ(cls, stations: tuple[Station, ...]) -> tuple[Station, ...]:
        ids = [station.id for station in stations]
        for one in ids:
            if ids.count(one) > 1:
                raise ValueError(gettext("two stations are called '%(id)s'") % {"id": one})
        return stations


class Body(base.Body):
    role: str = ""
    group: str = ""
    station: str = ""


class Summary(base.Summary):
    ready: int = 0
    roles: tuple[tuple[str, int], ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    stations: tuple[tuple[str, int], ...] = ()  # those who chose, by the title


class Form(base.BodyForm):
    """Choices are there only where the method leaves something to choose."""

    def __init__(self, settings: Settings, scene: base.Scene, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if settings.roles and scene.roles:
            self.fields["role"] = _choice(_("Your role"), scene.roles, scene.role)
        if settings.chosen and settings.stations:
            titles = [(one.id, one.title.text(scene.language)) for one in settings.stations]
            self.fields["station"] = _choice(_("Where do you go?"), titles, "")
        elif settings.chosen and scene.groups:
            self.fields["group"] = _choice(_("Your group"), scene.groups, scene.group)

    def contribution(self) -> Body:
        given = self.cleaned_data
        return Body(
            role=given.get("role", ""),
            group=given.get("group", ""),
            station=given.get("station", ""),
        )


class Assign(base.StepKind[Settings, Body, Summary]):
    name = "assign"
    settings = Settings
    contribution = Body
    summary = Summary
    icon = "users"
    word: ClassVar[Any] = _("Find your group")
    action_label: ClassVar[Any] = _("Ready")

    def alone(self, settings: Settings) -> bool:
        return False

    def form(
        self, settings: Settings, scene: base.Scene, data: Any = None, prefix: str | None = None
    ) -> Form:
        return Form(settings, scene, data, prefix=prefix)

    def fields(self, settings: Settings, body: Body) -> dict[str, Any]:
        return body.model_dump(exclude_defaults=True)

    def summarise(
        self, settings: Settings, contributions: Sequence[Body], scene: base.Scene
    ) -> Summary:
        roles = Counter(body.role for body in contributions if body.role)
        groups = Counter(body.group for body in contributions if body.group)
        stations = Counter(body.station for body in contributions if body.station)
        titles, names = dict(scene.roles), dict(scene.groups)
        places = {one.id: one.title.text(scene.language) for one in settings.stations}
        return Summary(
            ready=len(contributions),
            roles=tuple(sorted((titles.get(role, role), n) for role, n in roles.items())),
            groups=tuple(sorted((names.get(group, group), n) for group, n in groups.items())),
            stations=tuple(sorted((places.get(one, one), n) for one, n in stations.items())),
        )

    def simulate(self, settings: Settings, scene: base.Scene, rng: Random) -> Body | None:
        roles = [role for role, _title in scene.roles] if settings.roles else []
        groups = [group for group, _name in scene.groups] if settings.chosen else []
        stations = [one.id for one in settings.stations] if settings.chosen else []
        return Body(
            role=rng.choice(roles) if roles else "",
            group=rng.choice(groups) if groups and not stations else "",
            station=rng.choice(stations) if stations else "",
        )

    def worth_reading(self, summary: Summary) -> bool:
        return False

    def lines(self, settings: Settings, body: Body, scene: base.Scene) -> tuple[str, ...]:
        places = {one.id: one.title.text(scene.language) for one in settings.stations}
        known = ((scene.roles, body.role), (scene.groups, body.group), (places, body.station))
        return tuple(line for names, one in known if (line := dict(names).get(one)))

    def stations(self, settings: Settings) -> tuple[base.Stop, ...]:
        return settings.stations


def _choice(label: Any, choices: Sequence[tuple[str, str]], now: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        initial=now,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
