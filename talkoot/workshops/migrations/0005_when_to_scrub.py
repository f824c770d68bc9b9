"""Remember when something was erased, so that what is erased during a scrub is not forgotten."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("workshops", "0004_slow_a_flood"),)

    operations = (
        migrations.RemoveField("workshop", "scrub_due"),
        migrations.AddField("workshop", "scrub_due", models.DateTimeField(null=True)),
    )
