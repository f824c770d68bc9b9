"""Every address of Talkoot."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import TemplateView

urlpatterns = [
    path("", include("talkoot.workspace.urls")),
    path("", include("talkoot.workshops.urls")),
    path("", include("talkoot.surveys.urls")),
    path("", include("talkoot.themes.urls")),
    path("", include("talkoot.portable.urls")),
    path("", include("talkoot.reports.urls")),
    path("", include("talkoot.programmes.urls")),
    path("", include("talkoot.programmes.module_urls")),
    path("", include("talkoot.cohorts.urls")),
    path("", include("talkoot.practice.urls")),
    path("", include("talkoot.practice.clock.urls")),
    path("", include("talkoot.methods.urls")),
    path("", include("talkoot.people.urls")),
    path("look/", TemplateView.as_view(template_name="site/look.html"), name="look"),
    path("accounts/", include("talkoot.people.accounts")),
    path("i18n/", include("django.conf.urls.i18n")),
]
