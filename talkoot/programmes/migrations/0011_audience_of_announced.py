from django.db import migrations, models
from django.db.models import Q


def narrow(apps, _schema):
    """Of what is known already nobody noted whom it was for: who runs it, until it is looked at."""
    known = apps.get_model("programmes", "Announced").objects
    known.filter(Q(uid__startswith="module-") | Q(uid__startswith="task-")).update(audience="?")


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0010_clients_and_documents'),
    ]

    operations = [
        migrations.AddField(
            model_name='announced',
            name='audience',
            field=models.CharField(blank=True, default='', max_length=20),
            preserve_default=False,
        ),
        migrations.RunPython(narrow, migrations.RunPython.noop),
    ]
