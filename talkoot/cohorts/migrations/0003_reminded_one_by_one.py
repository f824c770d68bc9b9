from django.db import migrations, models


def know_who_was_reminded(apps, _editor):
    member = apps.get_model("cohorts", "Member")
    for cohort in apps.get_model("cohorts", "Cohort").objects.exclude(reminded=0):
        member.objects.filter(cohort=cohort).update(reminded=cohort.reminded)


class Migration(migrations.Migration):
    dependencies = [("cohorts", "0002_no_erasures")]

    operations = [
        migrations.AddField(
            model_name="member",
            name="reminded",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.RunPython(know_who_was_reminded, migrations.RunPython.noop),
        migrations.RemoveField(model_name="cohort", name="reminded"),
    ]
