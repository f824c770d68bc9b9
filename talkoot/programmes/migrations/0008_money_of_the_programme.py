"""What stood with the one funding stands with its programme, and is shared by rule as before."""

from typing import Any

from django.db import migrations


def move(apps: Any, _editor: Any) -> None:
    """Lines and costs go to the programme; the count of edits of the budget goes on."""
    budget, *rows = (apps.get_model("programmes", name) for name in ("Budget", "BudgetLine", "Cost"))
    for one in apps.get_model("programmes", "Funding").objects.all():
        for model in rows:
            mine = model.objects.filter(only_id=one.pk)
            mine.update(programme_id=one.programme_id, only=None)
        kept, _new = budget.objects.get_or_create(programme_id=one.programme_id)
        kept.edits, kept.edited_by_id = one.edits, one.edited_by_id
        kept.save()


class Migration(migrations.Migration):
    dependencies = [("programmes", "0007_several_funders")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop, elidable=False)]
