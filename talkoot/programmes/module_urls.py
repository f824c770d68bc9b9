"""Addresses where modules are changed. Their own pages, which gather, stand in the workspace."""

from __future__ import annotations

from django.urls import path

from talkoot.programmes.views import feedback, material, modules, sparring

app_name = "modules"
urlpatterns = [
    path("programmes/<int:programme_id>/modules/new/", modules.new, name="new"),
    path("modules/<int:module_id>/edit/", modules.edit, name="edit"),
    path("modules/<int:module_id>/shift/", modules.shift, name="shift"),
    path("modules/<int:module_id>/place/", modules.place, name="place"),
    path("modules/<int:module_id>/remove/", modules.remove, name="remove"),
    path("modules/<int:module_id>/tasks/new/", modules.new_task, name="new-task"),
    path("modules/tasks/<int:task_id>/", modules.edit_task, name="edit-task"),
    path("modules/tasks/<int:task_id>/remove/", modules.remove_task, name="remove-task"),
    path("modules/<int:module_id>/count/", modules.count, name="count"),
    path("modules/counts/<int:count_id>/remove/", modules.remove_count, name="remove-count"),
    path("modules/<int:module_id>/files/new/", material.new, name="new-material"),
    path("modules/<int:module_id>/sparring/", sparring.times, name="sparring"),
    path("modules/<int:module_id>/sparring/offer/", sparring.offer, name="offer-sparring"),
    path("modules/sparring/<uuid:time_id>/", sparring.change, name="sparring-time"),
    path("modules/sparring/<uuid:time_id>/book/", sparring.book, name="book-sparring"),
    path("modules/sparring/<uuid:time_id>/let-go/", sparring.let_go, name="let-go-sparring"),
    path("modules/sparring/<uuid:time_id>/withdraw/", sparring.withdraw, name="withdraw-sparring"),
    path("modules/<int:module_id>/feedback/", feedback.give, name="feedback"),
    path("modules/files/<uuid:material_id>/", material.hand_out, name="material"),
    path("modules/files/<uuid:material_id>/remove/", material.remove, name="remove-material"),
]
