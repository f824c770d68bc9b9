"""Addresses of programmes. The overview of one stands in the workspace."""

from __future__ import annotations

from django.urls import path

from talkoot.programmes import views

app_name = "programmes"
urlpatterns = [
    path("programmes/", views.programmes, name="list"),
    path("programmes/new/", views.new, name="new"),
    path("programmes/import/", views.import_page, name="import"),
    path("programmes/<int:programme_id>/card/", views.card, name="card"),
    path("programmes/<int:programme_id>/card/edit/", views.edit, name="edit"),
    path("programmes/<int:programme_id>/card/import/", views.import_again, name="import-again"),
    path("programmes/<int:programme_id>/card.txt", views.as_text, name="text"),
    path("programmes/<int:programme_id>/card.json", views.as_json, name="json"),
]
