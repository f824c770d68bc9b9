"""Addresses of commitments and idea boxes."""

from __future__ import annotations

from django.urls import path

from talkoot.practice import idea_views, views

app_name = "practice"
urlpatterns = [
    path("commitments/", views.commitments, name="list"),
    path("commitments/<uuid:commitment_id>/mark/", views.mark, name="mark"),
    path("ideas/", idea_views.boxes, name="boxes"),
    path("ideas/units/<int:unit_id>/", idea_views.change, name="box"),
    path("ideas/boxes/<int:box_id>/poster/", idea_views.poster, name="poster"),
    path("ideas/boxes/<int:box_id>/take-down/", idea_views.take_down, name="take_down"),
    path("ideas/<str:secret>/", idea_views.put_in, name="idea"),
]
