"""Room for several funders: budget and costs move from the funding to the programme itself."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import talkoot.programmes.models.money

ALONE = {
    "blank": True,
    "null": True,
    "on_delete": django.db.models.deletion.SET_NULL,
    "related_name": "+",
    "to": "programmes.funding",
}
PERCENT = {"blank": True, "decimal_places": 2, "max_digits": 5, "null": True}


def percent(name: str) -> models.Field:
    return talkoot.programmes.models.money.Percent(verbose_name=name, **PERCENT)


def of_programme(name: str) -> models.Field:
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.CASCADE,
        related_name=name,
        to="programmes.programme",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0006_sparring"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Budget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edits", models.PositiveIntegerField(default=0)),
                ("edited_at", models.DateTimeField(auto_now=True)),
                (
                    "edited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budget",
                        to="programmes.programme",
                    ),
                ),
            ],
        ),
        migrations.AlterModelOptions(name="funding", options={"ordering": ["place", "pk"]}),
        migrations.AlterField(
            "funding",
            "programme",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="fundings",
                to="programmes.programme",
            ),
        ),
        migrations.AddField("funding", "place", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField(
            "funding",
            "name",
            models.CharField(blank=True, max_length=120, verbose_name="name of the funder"),
        ),
        migrations.AddField("funding", "rule", percent("share by the rule of the call, %")),
        migrations.AddField(
            "funding",
            "rule_from",
            models.CharField(blank=True, max_length=200, verbose_name="where the rule stands"),
        ),
        migrations.AlterField("funding", "share", percent("share by the decision, %")),
        migrations.AddField("funding", "people", models.JSONField(blank=True, default=dict)),
        migrations.RenameField("budgetline", "funding", "only"),
        migrations.AlterField("budgetline", "only", models.ForeignKey(**ALONE)),
        migrations.AddField("budgetline", "programme", of_programme("budget_lines")),
        migrations.RenameField("cost", "funding", "only"),
        migrations.AlterField("cost", "only", models.ForeignKey(**ALONE)),
        migrations.AddField("cost", "programme", of_programme("costs")),
        migrations.AddField("cost", "edits", models.PositiveIntegerField(default=0)),
        migrations.AddField(
            "cost",
            "edited_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
