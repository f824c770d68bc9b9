"""Everything but the stream: ordinary synchronous Django."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talkoot.site.settings")
application = get_wsgi_application()
