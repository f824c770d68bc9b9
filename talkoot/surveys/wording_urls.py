"""Addresses of the questionnaires there are, and of writing what a survey asks."""

from __future__ import annotations

from django.urls import path

from talkoot.surveys.views import shelf, trying, wording

DRAFT = "<uuid:survey_id>/questions/"
urlpatterns = [
    path("questionnaires/", shelf.catalogue, name="catalogue"),
    path("questionnaires/<slug:questionnaire_id>/", shelf.one, name="questionnaire"),
    path("<uuid:survey_id>/asked/", shelf.of_survey, name="asked"),
    path("<uuid:survey_id>/pulse/", wording.pulse, name="pulse"),
    path(DRAFT, wording.edit, name="wording"),
    path(f"{DRAFT}undo/", wording.undo, name="wording_undo"),
    path(f"{DRAFT}beside/", wording.beside, name="wording_beside"),
    path(f"{DRAFT}source/", wording.source, name="source"),
    path(f"{DRAFT}file/", wording.download, name="wording_file"),
    path(f"{DRAFT}table/", wording.table, name="table"),
    path(f"{DRAFT}right/", wording.right, name="right"),
    path(f"{DRAFT}try/", trying.attempt, name="try"),
    path(f"{DRAFT}smallest/", trying.smallest, name="smallest"),
]
