"""Invite somebody, and accept an invitation."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from talkoot.people import actions, letters
from talkoot.people.forms import AcceptForm, InviteForm
from talkoot.people.models import Invitation, Organisation, Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_required
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = get_object_or_404(Organisation.objects.coordinated_by(request.user), slug=slug)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _send(request, organisation, form)
        return redirect("people:invite", slug)
    waiting = organisation.invitations.filter(accepted_at=None, expires_at__gt=timezone.now())
    context = {"organisation": organisation, "form": form, "waiting": waiting}
    return render(request, "people/invite.html", context)


def _send(request: HttpRequest, organisation: Organisation, form: InviteForm) -> None:
    """Keep the invitation only if its letter went off: the token is in the letter alone."""
    assert isinstance(request.user, Person)  # noqa: S101 login_required says so
    try:
        with transaction.atomic():
            invitation, token = actions.invite(
                organisation,
                form.cleaned_data["email"],
                form.cleaned_data["role"],
                by=request.user,
            )
            address = request.build_absolute_uri(reverse("people:accept", args=[token]))
            letters.send_invitation(invitation, address)
    except OSError:
        messages.error(request, _("The letter could not be sent, so nobody was invited."))
    else:
        messages.success(request, _("The invitation is on its way."))


@login_required
@require_POST
def revoke(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    organisation = get_object_or_404(Organisation.objects.coordinated_by(request.user), slug=slug)
    actions.revoke(get_object_or_404(organisation.invitations, pk=pk))
    messages.success(request, _("The invitation is taken back."))
    return redirect("people:invite", slug)


@never_cache
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Public: who has the letter comes in. Who is known already only signs in as usual."""
    try:
        invitation = actions.open_invitation(token)
        if Person.objects.filter(email=invitation.email).exists():
            return _accept_as_known(request, invitation, token)
        return _accept_as_new(request, invitation, token)
    except actions.InvitationError:
        return render(request, "people/invitation_gone.html", status=404)


def _accept_as_known(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    if request.method == "POST":
        actions.accept_invitation(token)
        messages.success(request, _("Welcome. Your new role is in use."))
        return redirect("/" if request.user.is_authenticated else "account_login")
    return render(request, "people/accept_known.html", {"invitation": invitation})


def _accept_as_new(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    form = AcceptForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        person = actions.accept_invitation(
            token,
            name=form.cleaned_data["name"],
            language=form.cleaned_data["language"],
            password=form.cleaned_data["password"] or None,
        )
        login(request, person, backend=BACKEND)
        messages.success(request, _("Welcome to Talkoot."))
        return redirect("/")
    return render(request, "people/accept.html", {"invitation": invitation, "form": form})
