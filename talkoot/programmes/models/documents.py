"""What a programme has put out: reports, texts, talks, as rows with a file or an address."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talkoot.programmes.models.programme import Programme


class Document(models.Model):
    """One document. Its bytes, if it has some, lie in the data folder, under `id`."""

    class Kind(models.TextChoices):
        REPORT = "report", _("final report")
        BULLETIN = "bulletin", _("bulletin")
        PRESS = "press", _("press release")
        BLOG = "blog", _("blog text")
        TALK = "talk", _("talk or slides")
        NEWS = "news", _("news of an award")
        ARTICLE = "article", _("article or story")
        OTHER = "other", pgettext_lazy("document", "something else")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.REPORT)
    title = models.CharField(max_length=200)
    on = models.DateField()
    address = models.URLField(max_length=500, blank=True)
    ending = models.CharField(max_length=8, blank=True)  # of the file, as found in its bytes
    size = models.PositiveBigIntegerField(default=0)
    public = models.BooleanField(default=True)

    class Meta:
        ordering = ("on", "title")

    def __str__(self) -> str:
        return self.title
