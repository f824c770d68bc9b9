"""Everything but the stream: ordinary synchronous Django."""

from __future__ import annotations

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talkoot.site.settings")
application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # half a second of work: now, not while a room waits
