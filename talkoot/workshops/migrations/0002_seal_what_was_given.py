"""Seal cards and nicknames, keep client ids hashed, and remember what is still to be scrubbed."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

import talkoot.ground.sealed
from talkoot.ground import codes


def seal(apps: Any, _schema: Any) -> None:
    for seat in apps.get_model("workshops", "Seat").objects.all():
        seat.sealed = seat.nickname
        seat.save(update_fields=["sealed"])
    for given in apps.get_model("workshops", "Contribution").objects.all():
        given.sealed = given.body
        given.hashed = codes.digest(str(given.key), purpose="spent key") if given.key else None
        given.save(update_fields=["sealed", "hashed"])


class Migration(migrations.Migration):
    dependencies = (("workshops", "0001_initial"),)

    operations = (
        migrations.AddField("seat", "sealed", talkoot.ground.sealed.SealedField(default="")),
        migrations.AddField(
            "contribution", "sealed", talkoot.ground.sealed.SealedField(default=dict)
        ),
        migrations.AddField("contribution", "hashed", models.CharField(max_length=64, null=True)),
        # The way back would have to break the seals; nothing of that kind is kept.
        migrations.RunPython(seal, migrations.RunPython.noop, elidable=True),
        migrations.RemoveConstraint("contribution", "one_contribution_a_key"),
        migrations.RemoveField("seat", "nickname"),
        migrations.RemoveField("contribution", "body"),
        migrations.RemoveField("contribution", "key"),
        migrations.RenameField("seat", "sealed", "nickname"),
        migrations.RenameField("contribution", "sealed", "body"),
        migrations.RenameField("contribution", "hashed", "key"),
        migrations.AlterField(
            "seat", "nickname", talkoot.ground.sealed.SealedField(blank=True, default="")
        ),
        migrations.AlterField("contribution", "body", talkoot.ground.sealed.SealedField()),
        migrations.AlterField(
            "contribution", "key", models.CharField(blank=True, max_length=64, null=True)
        ),
        migrations.AddConstraint(
            "contribution",
            models.UniqueConstraint("workshop", "key", name="one_contribution_a_key"),
        ),
        migrations.AddField("contribution", "held", models.BooleanField(default=False)),
        migrations.AddField("workshop", "scrub_due", models.BooleanField(default=False)),
    )
