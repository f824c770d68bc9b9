"""Addresses of people, units, roles and invitations."""

from __future__ import annotations

from django.urls import path

from talkoot.people.views import houses, imports, invitations, profile

app_name = "people"
urlpatterns = [
    path("people/", houses.choose, name="list"),
    path("people/<slug:slug>/", houses.units, name="organisation"),
    path("people/<slug:slug>/import/", imports.bring, name="import"),
    path("people/<slug:slug>/import/<int:pk>/", imports.confirm, name="confirm"),
    path("people/<slug:slug>/invite/", invitations.invite, name="invite"),
    path("people/<slug:slug>/invite/<int:pk>/revoke/", invitations.revoke, name="revoke"),
    path("people/<slug:slug>/<int:pk>/", houses.person, name="person"),
    path("people/<slug:slug>/<int:pk>/roles/", houses.roles, name="roles"),
    path("profile/", profile.own, name="profile"),
    path("invitations/<str:token>/", invitations.accept, name="accept"),
]
