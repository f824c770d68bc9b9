"""Addresses of signing in: those of allauth that are used here, and no others."""

from __future__ import annotations

from typing import NoReturn

from allauth.account import views
from django.http import Http404, HttpRequest
from django.urls import path, re_path


def nothing(_request: HttpRequest) -> NoReturn:
    """Nobody signs up, and nobody changes an address alone: by it, a role might be reached."""
    raise Http404


urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("login/code/", views.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/set/", views.password_set, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("signup/", nothing, name="account_signup"),  # allauth writes these two into its contexts
    path("email/", nothing, name="account_email"),
]
