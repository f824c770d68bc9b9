"""What was written in people's own words, by unit and by group of writers."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from talkoot.ground.spreadsheet import Row
from talkoot.surveys import written
from talkoot.surveys.actions import count, remarks
from talkoot.surveys.models import Survey
from talkoot.surveys.written import Listed


def under(survey: Survey, place: int) -> list[Listed]:
    """What is listed of each open question under one unit."""
    found, made, names = (
        remarks.remarks_of(survey, hidden=True),
        count.blocks_of(survey),
        _named(survey),
    )
    return [
        written.listed(
            str(asked.text),
            made,
            remarks.blocks_of_remarks(survey, asked.id),
            [one for one in found if one.question == asked.id],
            place,
            names,
        )
        for asked in survey.questionnaire.comments
    ]


def _named(survey: Survey) -> dict[int, str]:
    """The units with staff of their own."""
    direct = count.blocks_of(survey).direct
    return {
        one: survey.unit_named(one)
        for one, unit in enumerate(survey.tree or ())
        if unit["people"] or direct[one]
    }


def table(survey: Survey) -> Iterator[Row]:
    """Every remark that may be read, once, with the units that are listed together."""
    yield [_("Question"), _("Units"), _("In people's own words")]
    found, made, names = remarks.remarks_of(survey), count.blocks_of(survey), _named(survey)
    for asked in survey.questionnaire.comments:
        blocks = remarks.blocks_of_remarks(survey, asked.id)
        told = [
            " + ".join(
                names[cell] for cell in written.told_in(made, blocks, [one]) if cell in names
            )
            for one in range(len(blocks))
        ]
        mine = [one for one in found if one.question == asked.id]
        for one in sorted(mine, key=lambda remark: remark.block10):  # drawn order within a group
            yield [str(asked.text), told[one.block10], one.text]
