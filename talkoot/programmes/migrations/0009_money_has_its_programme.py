"""Nothing is without its programme any more."""

import django.db.models.deletion
from django.db import migrations, models


def of_programme(name: str) -> models.Field:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE,
        related_name=name,
        to="programmes.programme",
    )


class Migration(migrations.Migration):
    dependencies = [("programmes", "0008_money_of_the_programme")]

    operations = [
        migrations.AlterField("budgetline", "programme", of_programme("budget_lines")),
        migrations.AlterField("cost", "programme", of_programme("costs")),
    ]
