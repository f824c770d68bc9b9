"""What an author may write of a canvas, and whether it holds together."""

from __future__ import annotations

from typing import Annotated, Literal

from django.utils.translation import gettext as _
from pydantic import Field, model_validator

from talkoot.ground.texts import Texts
from talkoot.stepkinds import base

Canvas = Literal[
    "line", "matrix", "quadrants", "domains", "lanes", "rings", "wheel", "year", "workday"
]
AREAS: dict[str, tuple[int, int]] = {  # how many a canvas has
    "line": (0, 0),
    "matrix": (0, 4),
    "quadrants": (4, 4),
    "domains": (4, 5),
    "lanes": (2, 8),
    "rings": (2, 6),
    "wheel": (2, 12),
    "year": (0, 0),
    "workday": (0, 0),
}
AXES: dict[str, tuple[int, int]] = {
    "line": (1, 1),
    "matrix": (2, 2),
    "quadrants": (0, 2),
    "workday": (0, 1),
}


class Axis(base.Settings):
    title: Texts = Field(description="What changes along the axis.")
    low: Texts = Field(description="Words at the left or lower end.")
    high: Texts = Field(description="Words at the right or upper end.")


class Area(base.Settings):
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    title: Texts
    text: Texts | None = Field(default=None, description="A sentence of what belongs there.")


class Settings(base.Settings):
    canvas: Canvas = Field(
        description="What the cards are put on. `line` has one axis and `matrix` two; the others"
        " have areas: `quadrants` four (upper left, upper right, lower left, lower right),"
        " `domains` four and a centre, `lanes` from the top with steps from the left, `rings` from"
        " the innermost, `wheel` clockwise from the top; `year` has its months, and `workday` the"
        " time of day and the mood."
    )
    own: bool = Field(
        default=False,
        description="Each seat places for herself, and the sum shows the middle and the spread;"
        " else it is one joint wall that everybody moves.",
    )
    axes: tuple[Axis, ...] = Field(default=(), max_length=2, description="Across, and upward.")
    areas: tuple[Area, ...] = Field(default=(), max_length=12, description="The areas, in order.")
    cards: int = Field(
        default=0, ge=0, le=20, description="Own cards a seat may add straight on the canvas."
    )
    length: int = Field(default=120, ge=20, le=300, description="Characters on an own card.")
    boundaries: bool = Field(
        default=False,
        description="People name regions, and say which card belongs to which; joint walls only.",
    )
    hidden_frame: bool = Field(
        default=False,
        description="The names of the areas are on no screen before the host closes the step.",
    )

    @model_validator(mode="after")
    def _fits_its_canvas(self) -> Settings:
        for name, many, (least, most) in (
            ("areas", len(self.areas), AREAS[self.canvas]),
            ("axes", len(self.axes), AXES.get(self.canvas, (0, 0))),
        ):
            if not least <= many <= most:
                wanted = str(least) if least == most else f"{least}–{most}"
                raise ValueError(
                    _("the canvas '%(canvas)s' takes %(wanted)s '%(name)s', and here are %(many)s")
                    % {"canvas": self.canvas, "wanted": wanted, "name": name, "many": many}
                )
        if self.canvas == "matrix" and len(self.areas) not in (0, 4):
            raise ValueError(_("a matrix has four areas, or none"))
        if self.own and self.boundaries:
            raise ValueError(_("boundaries are drawn together: they need a joint wall"))
        if self.hidden_frame and not self.areas:
            raise ValueError(_("there are no areas whose names could be hidden"))
        ids = [area.id for area in self.areas]
        for one in ids:
            if ids.count(one) > 1:
                raise ValueError(_("two areas are called '%(id)s'") % {"id": one})
        return self
