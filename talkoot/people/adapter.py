"""How signing in works here: nobody signs up, and a whole town may share one address."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from django.http import HttpRequest

FAILURES = {"password": "600/m/key"}


class PeopleAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People are invited or come from HR. Limits count accounts, never addresses of machines."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Name the account that is tried: a municipality sits behind one address.

        allauth's limits "per IP" so become limits per account.
        """
        typed = request.POST.get("login") or request.POST.get("email") or request.path
        return typed.strip().lower()[:254]

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if not _failures_left(request, look_only=True):
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        _failures_left(request, look_only=False)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write to people we know only: a form that mails any address is a tool for pestering."""
        if template_prefix != "account/email/unknown_account":
            super().send_mail(template_prefix, email, context)


def _failures_left(request: HttpRequest, *, look_only: bool) -> bool:
    """Spend one of the wrong passwords that the whole installation may see in a minute."""
    used = ratelimit.consume(
        request,
        app="talkoot.people",
        action="password",
        config=FAILURES,
        key="everyone",
        dry_run=look_only,
    )
    return used is not None
