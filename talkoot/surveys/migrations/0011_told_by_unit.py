"""What was published of each unit goes into a row of its own: a page reads only what it shows."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from talkoot.surveys import keeping


def take_apart(apps: Any, _editor: Any) -> None:
    survey, told = (apps.get_model("surveys", name) for name in ("Survey", "Told"))
    for one in survey.objects.exclude(summary=None).only("summary").iterator(chunk_size=1):
        summary, rows = keeping.apart(one.summary)
        told.objects.bulk_create(
            told(survey=one, key=key, figures=figures, statements=statements)
            for key, figures, statements in rows
        )
        survey.objects.filter(pk=one.pk).update(summary=summary)


def put_together(apps: Any, _editor: Any) -> None:
    survey = apps.get_model("surveys", "Survey")
    for one in survey.objects.exclude(summary=None).only("summary").iterator(chunk_size=1):
        rows = one.told.values_list("key", "figures", "statements")
        survey.objects.filter(pk=one.pk).update(summary=keeping.together(one.summary, rows))


class Migration(migrations.Migration):
    dependencies = [("surveys", "0010_brought_from_elsewhere")]

    operations = [
        migrations.RenameField("survey", "results", "summary"),
        migrations.CreateModel(
            name="Told",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.IntegerField()),
                ("figures", models.JSONField()),
                ("statements", models.JSONField()),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="told",
                        to="surveys.survey",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "key"), name="one_unit_once")
                ]
            },
        ),
        migrations.RunPython(take_apart, put_together),
    ]
