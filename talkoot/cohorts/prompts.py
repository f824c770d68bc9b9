"""Questions to write from: one's own development as a professional, and how one leads."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROMPTS: tuple[Promise, ...] = (
    _("What situation stayed with me this week, and what was my part in it?"),
    _("Where did I lead by deciding, and where by asking?"),
    _("What did I avoid, and what did the avoiding cost?"),
    _("What does my role ask of me now that it did not ask a year ago?"),
    _("Whom did I hear, and whom did I not hear?"),
    _("What gave me strength, and what took it?"),
    _("What did I learn from the others' situations that fits my own?"),
    _("What will I try before the next meeting, and how shall I notice that it works?"),
)
