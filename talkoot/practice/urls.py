"""Addresses of commitments."""

from __future__ import annotations

from django.urls import path

from talkoot.practice import views

app_name = "practice"
urlpatterns = [
    path("commitments/", views.commitments, name="list"),
    path("commitments/<uuid:commitment_id>/mark/", views.mark, name="mark"),
]
