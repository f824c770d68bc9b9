"""Addresses of commitments and idea boxes."""

from __future__ import annotations

from django.urls import path

from talkoot.practice import idea_views, views
from talkoot.practice.commitments import views as commitment_views
from talkoot.practice.operating import file_views as model_files
from talkoot.practice.operating import step_views as model_steps
from talkoot.practice.operating import views as model_views

app_name = "practice"
urlpatterns = [
    path("commitments/", views.commitments, name="list"),
    path("commitments/new/", commitment_views.new, name="new"),
    path("commitments/<uuid:commitment_id>/edit/", commitment_views.edit, name="edit"),
    path("commitments/<uuid:commitment_id>/mark/", views.mark, name="mark"),
    path("models/", model_views.index, name="models"),
    path("programmes/<int:programme_id>/models/", model_views.of_programme, name="models_of"),
    path("models/in/", model_files.take_in, name="take_in_model"),
    path("models/<uuid:model_id>/model.<slug:shape>", model_files.out, name="model_file"),
    path(
        "models/public/<str:secret>/model.<slug:shape>", model_files.public_out, name="public_file"
    ),
    path("models/new/", model_views.new, name="new_model"),
    path("models/<uuid:model_id>/", model_views.page, name="model"),
    path("models/<uuid:model_id>/edit/", model_views.edit, name="edit_model"),
    path("models/<uuid:model_id>/history/", model_views.history, name="model_history"),
    path("models/<uuid:model_id>/move/", model_steps.move, name="move_model"),
    path("models/<uuid:model_id>/sign/", model_steps.sign, name="sign_model"),
    path("models/<uuid:model_id>/adopt/", model_steps.adopt, name="adopt_model"),
    path("models/<uuid:model_id>/release/", model_steps.release, name="release_model"),
    path("models/public/<str:secret>/", model_steps.read, name="public_model"),
    path("ideas/", idea_views.boxes, name="boxes"),
    path("ideas/units/<int:unit_id>/", idea_views.change, name="box"),
    path("ideas/boxes/<int:box_id>/poster/", idea_views.poster, name="poster"),
    path("ideas/boxes/<int:box_id>/take-down/", idea_views.take_down, name="take_down"),
    path("ideas/<str:secret>/", idea_views.put_in, name="idea"),
]
