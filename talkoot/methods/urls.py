"""Addresses of the method catalogue and of writing one's own."""

from django.urls import path

from talkoot.methods import background_views, own_views, version_views, views

app_name = "methods"
urlpatterns = [
    path("methods/", views.catalogue, name="list"),
    path("methods/own/", own_views.index, name="own"),
    path("methods/own/<int:own_id>/", own_views.edit, name="own_edit"),
    path("methods/own/<int:own_id>/source/", own_views.source, name="own_source"),
    path("methods/own/<int:own_id>/beside/", own_views.beside, name="own_beside"),
    path("methods/own/<int:own_id>/undo/", own_views.undo, name="own_undo"),
    path("methods/own/<int:own_id>/method.toml", own_views.download, name="own_file"),
    path("methods/own/<int:own_id>/versions/", version_views.versions, name="own_versions"),
    path("methods/own/<int:own_id>/publish/", version_views.publish, name="own_publish"),
    path("methods/own/<int:own_id>/restore/", version_views.restore, name="own_restore"),
    path("methods/own/<int:own_id>/offer/", version_views.offer, name="own_offer"),
    path("methods/own/<int:own_id>/archive/", version_views.archive, name="own_archive"),
    path("methods/background/<slug:page_id>/", background_views.page, name="background"),
    path("methods/<slug:method_id>/", views.method, name="method"),
    path("methods/<slug:method_id>/copy/", own_views.copy, name="copy"),
]
