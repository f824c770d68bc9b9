"""Addresses of members, thread, letters and journal; the group's front page is in workspace."""

from __future__ import annotations

from django.urls import path

from talkoot.cohorts.views import journal, letter, members, thread

app_name = "cohorts"
urlpatterns = [
    path("cohorts/letters/<str:token>/", letter.letter, name="letter"),
    path("cohorts/<uuid:cohort_id>/members/", members.members, name="members"),
    path("cohorts/<uuid:cohort_id>/invite/", members.invite, name="invite"),
    path("cohorts/<uuid:cohort_id>/longer/", members.longer, name="longer"),
    path("cohorts/<uuid:cohort_id>/begin/", members.begin, name="begin"),
    path("cohorts/<uuid:cohort_id>/proposals/<int:pk>/", members.answer, name="answer"),
    path("cohorts/<uuid:cohort_id>/letters/<int:pk>/revoke/", members.revoke, name="revoke"),
    path("cohorts/<uuid:cohort_id>/members/<int:pk>/convene/", members.convene, name="convene"),
    path("cohorts/<uuid:cohort_id>/notes/", thread.write, name="write"),
    path("cohorts/<uuid:cohort_id>/notes/<int:pk>/", thread.take_back, name="take_back"),
    path("cohorts/<uuid:cohort_id>/shared/<int:pk>/", thread.take_off, name="take_off"),
    path("cohorts/<uuid:cohort_id>/own.txt", thread.own, name="own"),
    path("journal/", journal.pages, name="journal"),
    path("journal/journal.txt", journal.export, name="export"),
    path("journal/erase/", journal.erase_all, name="erase_all"),
    path("journal/<uuid:entry_id>/", journal.page, name="entry"),
    path("journal/<uuid:entry_id>/erase/", journal.erase, name="erase"),
]
