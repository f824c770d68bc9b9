"""The agreement to follow the same people from wave to wave, where they let themselves be."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from talkoot.surveys.models.survey import Survey


class Linking(models.Model):
    """Who agreed to it, and when: before the survey opened. The link key is not here."""

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="linking")
    decided_on = models.DateField(_("agreed with the staff's representatives on"))
    decided_by = models.CharField(_("who agreed, and to what"), max_length=300)
    last = models.BooleanField(_("this is the last wave that is linked"), default=False)
    check_word = models.CharField(max_length=32, blank=True)  # by it a link key is known again

    def __str__(self) -> str:
        return f"linking of {self.survey_id}"
