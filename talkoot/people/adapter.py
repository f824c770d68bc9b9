"""How signing in works here: nobody signs up, and a whole town may share one address."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from talkoot.ground import attempts, codes

WRONG_PASSWORDS_A_MINUTE = 600  # in the whole installation


class PeopleAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """People are invited or come from HR. Limits count accounts, never addresses of machines."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This is not the code in the letter. Check it letter by letter."),
        "email_password_mismatch": _("The address and the password do not belong together."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Name the account that is tried: a municipality sits behind one address.

        allauth's limits "per IP" so become limits per account.
        """
        typed = request.POST.get("login") or request.POST.get("email") or request.path
        return codes.digest(typed.strip().lower(), purpose="attempts")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if attempts.spent("password", WRONG_PASSWORDS_A_MINUTE):
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        attempts.failed("password")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write to people we know only: a form that mails any address is a tool for pestering."""
        if template_prefix != "account/email/unknown_account":
            super().send_mail(template_prefix, email, context)
