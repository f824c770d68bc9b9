import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0005_guests_without_off'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SparringTime',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('minutes', models.PositiveSmallIntegerField(default=45)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('link', models.URLField(blank=True, max_length=300)),
                ('most', models.PositiveSmallIntegerField(default=1)),
                ('used', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('coach', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('module', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sparring_times', to='programmes.module')),
            ],
            options={
                'ordering': ('starts_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='SparringBooking',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('people', models.PositiveSmallIntegerField(default=1)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('time', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='booking', to='programmes.sparringtime')),
            ],
        ),
    ]
