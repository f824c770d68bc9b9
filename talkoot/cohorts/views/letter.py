"""The door of a peer group: read what is agreed and who runs the server, then come in."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.cohorts.actions import joining
from talkoot.cohorts.forms import ComeInForm, NewPersonForm
from talkoot.cohorts.models import Letter
from talkoot.people.actions import houses
from talkoot.people.models import Person
from talkoot.people.views.invitations import BACKEND


@never_cache
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, token: str) -> HttpResponse:
    """Public: who has the letter reads. She comes in as whoever she is signed in as."""
    try:
        found = joining.open_letter(token)
        return _door(request, found, token)
    except joining.LetterGoneError:
        return render(request, "cohorts/letter_gone.html", status=404)


def _door(request: HttpRequest, found: Letter, token: str) -> HttpResponse:
    person = request.user if isinstance(request.user, Person) else None
    known = person is None and Person.objects.filter(email=found.email).exists()
    form, account = _forms(request, person)
    if request.method == "POST" and not known and form.is_valid() and _is_valid(account):
        return _come_in(request, found, token, person, form, account)
    convener = found.cohort.members.filter(convener=True).first()
    context = {
        "letter": found,
        "cohort": found.cohort,
        "convener": convener,
        "form": form,
        "account": account,
        "known": known,
        "operator": settings.OPERATOR,
    }
    return render(request, "cohorts/come_in.html", context)


def _forms(request: HttpRequest, person: Person | None) -> tuple[ComeInForm, NewPersonForm | None]:
    data = request.POST if request.method == "POST" else None
    if person:
        return ComeInForm(data, known_as=person.name), None
    language = {"language": get_language()}
    return ComeInForm(data), NewPersonForm(data, initial=language, prefix="account")


def _is_valid(account: NewPersonForm | None) -> bool:
    return account is None or account.is_valid()


@transaction.atomic
def _come_in(
    request: HttpRequest,
    found: Letter,
    token: str,
    person: Person | None,
    form: ComeInForm,
    account: NewPersonForm | None,
) -> HttpResponse:
    """Whoever has no account gets one, and nothing but this group opens with it."""
    if person is None and account is not None:
        words = account.cleaned_data
        person = houses.new_person(
            words["name"],
            found.email,
            language=words["language"],
            password=words["password"] or None,
            verified=True,
        )
        login(request, person, backend=BACKEND)
    assert person is not None  # noqa: S101 one of the two it is
    member = joining.accept(
        token, person, name=form.cleaned_data["name"], comes_from=form.cleaned_data["comes_from"]
    )
    messages.success(request, _("Welcome to the group."))
    return redirect("workspace:cohort", member.cohort_id)
