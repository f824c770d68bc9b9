"""One's own name and language."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override

from talkoot.people.forms import ProfileForm
from talkoot.people.models import Person


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """Let the person change what is hers. The form has a copy: the top bar shows what is saved."""
    assert isinstance(request.user, Person)  # noqa: S101 login_required says so
    form = ProfileForm(request.POST or None, instance=Person.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        with override(saved.language):
            messages.success(request, _("Saved."))
        response = redirect("people:profile")
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)  # the person's choice counts again
        return response
    return render(request, "people/profile.html", {"form": form})
