from __future__ import annotations

from django.urls import path

from talkoot.workspace import views

app_name = "workspace"
urlpatterns = [
    path("", views.today, name="today"),
    path("programmes/<int:programme_id>/", views.programme, name="programme"),
]
