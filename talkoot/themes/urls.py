"""Addresses of themes."""

from __future__ import annotations

from django.urls import path

from talkoot.themes import views

app_name = "themes"
urlpatterns = [
    path("surveys/<uuid:survey_id>/themes/", views.board, name="board"),
    path("surveys/<uuid:survey_id>/themes/close/", views.close, name="close"),
    path("themes/<uuid:theme_id>/", views.theme, name="theme"),
    path("themes/<uuid:theme_id>/vote/", views.vote, name="vote"),
    path("themes/<uuid:theme_id>/tie/", views.tie, name="tie"),
    path("themes/<uuid:theme_id>/settle/", views.settle, name="settle"),
]
