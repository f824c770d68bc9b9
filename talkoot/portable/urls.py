"""Addresses of programmes that travel."""

from __future__ import annotations

from django.urls import path

from talkoot.portable.views import bringing, origin, taking

app_name = "portable"
urlpatterns = [
    path("programmes/bring/", bringing.bring, name="bring"),
    path("programmes/bring/<uuid:arrival_id>/", bringing.look, name="look"),
    path("programmes/<int:programme_id>/take/", taking.programme, name="take"),
    path("programmes/<int:programme_id>/origin/", origin.read, name="origin"),
    path("programmes/<int:programme_id>/origin/drop/", origin.drop, name="drop"),
    path("modules/<int:module_id>/take/", taking.module, name="take-module"),
]
