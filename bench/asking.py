"""Open one sealed survey, with slips enough for a crowd, and print what it answers with."""

from __future__ import annotations

import base64
import json
import sys
from datetime import date

import django

UNITS = 10


def main(people: int) -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(_asked(people)))


def _asked(people: int) -> dict[str, object]:
    from talkoot.people.models import Organisation
    from talkoot.surveys import ballots, library, slips
    from talkoot.surveys.actions import plan, trust
    from talkoot.surveys.models import Survey

    house = Organisation.objects.create(name="Load", slug="load")
    for number in range(UNITS):
        house.units.create(code=f"U{number}", names={"fi": f"Yksikkö {number}"})
    made = plan.prepare(
        house, library.source_of("wellbeing-short"), "Load", handled_on=date(2026, 9, 1)
    )
    private, public = ballots.new_key()
    plan.keep_key(made, base64.b64encode(public).decode(), "Trustee")
    made.refresh_from_db()
    trial = [base64.b64decode(one) for one in trust.box(made)["ballots"]]
    trust.rehearse(made, ballots.tally(trial, private))
    plan.open_survey(made)
    survey = Survey.objects.get(pk=made.pk)
    each = -(-people // UNITS)
    plan.print_slips(survey, dict.fromkeys(range(UNITS), each))
    codes = [code for place in range(UNITS) for code in slips.pile(survey.pk, place, each)]
    items = [item.id for item in survey.questionnaire.items]
    return {"codes": codes[:people], "items": items}


if __name__ == "__main__":
    main(int(sys.argv[1]))
