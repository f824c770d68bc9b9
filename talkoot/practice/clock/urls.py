"""Addresses of the annual clock."""

from __future__ import annotations

from django.urls import path

from talkoot.practice.clock import entry_views as clock_entry_views
from talkoot.practice.clock import keep_views as clock_keep_views
from talkoot.practice.clock import views as clock_views

app_name = "clock"
urlpatterns = [
    path("clock/", clock_views.index, name="index"),
    path("clock/begin/<slug:slug>/", clock_views.begin, name="begin"),
    path("clock/feed/<str:token>.ics", clock_keep_views.feed, name="feed"),
    path("clock/<int:clock_id>/", clock_views.year, name="year"),
    path("clock/<int:clock_id>/add/", clock_entry_views.add, name="add"),
    path("clock/<int:clock_id>/next-year/", clock_keep_views.next_year, name="next"),
    path("clock/<int:clock_id>/from-workshops/", clock_keep_views.take, name="take"),
    path("clock/<int:clock_id>/calendar/", clock_keep_views.own_calendar, name="calendar"),
    path("clock/<int:clock_id>/a3.pdf", clock_keep_views.paper, name="paper"),
    path("clock/<int:clock_id>/<uuid:entry_id>/", clock_entry_views.page, name="entry"),
    path("clock/<int:clock_id>/<uuid:entry_id>/edit/", clock_entry_views.edit, name="edit"),
    path("clock/<int:clock_id>/<uuid:entry_id>/move/", clock_entry_views.move, name="move"),
    path("clock/<int:clock_id>/<uuid:entry_id>/tick/", clock_entry_views.tick, name="tick"),
    path("clock/<int:clock_id>/<uuid:entry_id>/remove/", clock_entry_views.remove, name="remove"),
]
