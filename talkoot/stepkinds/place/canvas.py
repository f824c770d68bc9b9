"""Where a card may stand, and how that is said in words. Pure.

A place is written `2` (the second area or month), `2/3` (the third step of the second lane), `40`
(on a line) or `40,75` (across and upward): it holds nothing that tells the name of an area.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talkoot.ground.texts import Texts
from talkoot.stepkinds import base
from talkoot.stepkinds.place.settings import Area, Axis, Canvas, Settings

STEPS = 8  # of a lane
STOPS = (10, 30, 50, 70, 90)  # places on an axis that a menu offers
HOURS = tuple(range(6, 23))
CORNERS = (
    gettext_lazy("Upper left"),
    gettext_lazy("Upper right"),
    gettext_lazy("Lower left"),
    gettext_lazy("Lower right"),
    gettext_lazy("Centre"),
)
CORNERED = {"quadrants": 4, "domains": 5, "matrix": 4}  # areas that are where a corner is


class Frame(base.Summary):
    """The canvas as it is drawn and read: the settings, without what is not to be seen yet."""

    canvas: Canvas
    axes: tuple[Axis, ...] = ()
    areas: tuple[Area, ...] = ()
    hidden: int = 0  # how many areas have no names yet

    @property
    def is_plane(self) -> bool:
        return self.canvas in ("line", "matrix", "workday")

    @property
    def is_line(self) -> bool:
        return self.canvas == "line"

    def places(self) -> list[tuple[str, str]]:
        """(place, what it is called) of a canvas that has places one can count."""
        return [(place, self._called(place)) for place in self.countable()]

    def countable(self) -> list[str]:
        """The same without words: it is asked for every card that every move of a board has."""
        if self.is_plane:
            return []
        areas = range(1, self._number() + 1)
        if self.canvas == "lanes":
            return [f"{lane}/{step}" for lane in areas for step in range(1, STEPS + 1)]
        return [str(area) for area in areas]

    def _number(self) -> int:
        """How many areas there are."""
        if self.canvas == "year":
            return len(MONTHS)
        if self.hidden and self.canvas in CORNERED:
            return CORNERED[self.canvas]
        return self.hidden or len(self.areas) + self._lacks_centre(len(self.areas))

    def _called(self, place: str) -> str:
        area, _lane, step = place.partition("/")
        if self.canvas == "year":
            return str(MONTHS[int(area)]).capitalize()
        title = self.titles()[int(area) - 1]
        return _("%(lane)s, step %(step)d") % {"lane": title, "step": int(step)} if step else title

    def titles(self) -> list[str]:
        """What the areas are called: by where they are, as long as their names are hidden."""
        if not self.hidden:
            titles = [str(area.title) for area in self.areas]
            return [*titles, _("Centre")] if self._lacks_centre(len(titles)) else titles
        if self.canvas in CORNERED:
            return [str(word) for word in CORNERS[: CORNERED[self.canvas]]]
        return [_("Area %(number)d") % {"number": n} for n in range(1, self.hidden + 1)]

    def _lacks_centre(self, titles: int) -> bool:
        return self.canvas == "domains" and titles == 4

    def says(self, number: int) -> str:
        """The sentence under an area's name."""
        area = self.areas[number - 1] if 0 < number <= len(self.areas) else None
        return str(area.text) if area and area.text else ""

    def across(self) -> list[tuple[str, str]]:
        """(value, words) of the stops on the axis that goes across."""
        if self.canvas == "workday":
            return [(str(_hour_at(hour)), _("at %(hour)d") % {"hour": hour}) for hour in HOURS]
        return _stops(self.axes[0].low, self.axes[0].high) if self.axes else []

    def upward(self) -> list[tuple[str, str]]:
        if self.canvas == "workday":
            low, high = (
                (self.axes[0].low, self.axes[0].high) if self.axes else (_("heavy"), _("light"))
            )
            return _stops(low, high)
        return _stops(self.axes[1].low, self.axes[1].high) if len(self.axes) == 2 else []

    def title_across(self) -> str:
        if self.canvas == "workday":
            return _("Time of day")
        return str(self.axes[0].title) if self.axes else ""

    def title_upward(self) -> str:
        if self.canvas == "workday":
            return str(self.axes[0].title) if self.axes else _("How it felt")
        return str(self.axes[1].title) if len(self.axes) == 2 else ""

    def where(self, place: str) -> str:
        """Say a place in words."""
        if not self.is_plane:
            return self._called(place) if place in self.countable() else ""
        spot = point(place)
        if not spot:
            return ""
        across = f"{self.title_across()}: {_nearest(self.across(), spot[0])}"
        upward = self.upward()
        if not upward:
            return across
        return f"{across}; {self.title_upward().lower()}: {_nearest(upward, spot[1])}"

    def reads(self, place: str) -> str:
        """The place as it is kept, or nothing where there is no such place."""
        if not self.is_plane:
            return place if place in self.countable() else ""
        spot = point(place)
        if not spot:
            return ""
        return str(spot[0]) if self.is_line else f"{spot[0]},{spot[1]}"

    def known(self, place: str) -> str:
        """The name of a place that another canvas knows it by."""
        number = int(place) if place.isdecimal() and not self.is_plane else 0
        return self.areas[number - 1].id if 0 < number <= len(self.areas) else place

    def placed(self, name: str) -> str:
        """The other way round; nothing where this canvas has no such place."""
        ids = {area.id: str(number) for number, area in enumerate(self.areas, start=1)}
        return ids.get(name, "") or self.reads(name)


def frame(settings: Settings, *, closed: bool) -> Frame:
    hides = settings.hidden_frame and not closed
    return Frame(
        canvas=settings.canvas,
        axes=settings.axes,
        areas=() if hides else settings.areas,
        hidden=len(settings.areas) if hides else 0,
    )


def point(place: str) -> tuple[int, int] | None:
    """Across and upward, each from 0 to 100."""
    found = re.fullmatch(r"(\d{1,3})(?:,(\d{1,3}))?", place)
    if not found:
        return None
    return min(int(found[1]), 100), min(int(found[2] or 50), 100)


def _stops(low: Texts | str, high: Texts | str) -> list[tuple[str, str]]:
    low, high = str(low), str(high)
    words = (
        low,
        _("closer to “%(end)s”") % {"end": low},
        _("in the middle"),
        _("closer to “%(end)s”") % {"end": high},
        high,
    )
    return [(str(stop), word) for stop, word in zip(STOPS, words, strict=True)]


def _hour_at(hour: int) -> int:
    return round(100 * (hour - HOURS[0]) / (HOURS[-1] - HOURS[0]))


def _nearest(stops: Sequence[tuple[str, str]], value: int) -> str:
    return min(stops, key=lambda stop: abs(int(stop[0]) - value))[1]
