"""Addresses of the method catalogue."""

from django.urls import path

from talkoot.methods import views

app_name = "methods"
urlpatterns = [
    path("methods/", views.catalogue, name="list"),
    path("methods/<slug:method_id>/", views.method, name="method"),
]
