"""Waves that are linked. On SQLite a column is added as it is: made anew, the roster's table would
number its rows in the order they came."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

TABLE = "surveys_invitee"


def with_links(_apps: Any, editor: Any) -> None:
    with editor.connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {TABLE} ADD COLUMN link varchar(80) NOT NULL DEFAULT ''")
        if editor.connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {TABLE} ALTER COLUMN link DROP DEFAULT")


class Migration(migrations.Migration):
    dependencies = [("surveys", "0012_of_a_module")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunPython(with_links, migrations.RunPython.noop, elidable=False)
            ],
            state_operations=[
                migrations.AddField(
                    "invitee", "link", models.CharField(blank=True, max_length=80)
                )
            ],
        ),
        migrations.CreateModel(
            name="Linking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(verbose_name="agreed with the staff's representatives on"),
                ),
                (
                    "decided_by",
                    models.CharField(max_length=300, verbose_name="who agreed, and to what"),
                ),
                (
                    "last",
                    models.BooleanField(
                        default=False, verbose_name="this is the last wave that is linked"
                    ),
                ),
                ("check_word", models.CharField(blank=True, max_length=32)),
                (
                    "survey",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="linking",
                        to="surveys.survey",
                    ),
                ),
            ],
        ),
    ]
