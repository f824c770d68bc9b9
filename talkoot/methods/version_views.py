"""Publishing a method, its versions, and who else may use it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from talkoot.methods import actions, reading
from talkoot.methods.editor.differences import differences
from talkoot.methods.own_views import _around, _mine, _version, _who
from talkoot.people.models import Organisation, Role

SERVING = (Role.Name.COORDINATOR, Role.Name.FACILITATOR)


@login_required
@require_POST
def publish(request: HttpRequest, own_id: int) -> HttpResponse:
    """Make the draft a version that can be run."""
    own = _mine(request, own_id)
    try:
        version = actions.publish(own, _who(request))
    except reading.MethodError:
        messages.error(request, _("Something is still missing before it can be used."))
        return redirect("methods:own_edit", own_id=own.pk)
    told = _("Version %(number)d is in the catalogue.") % {"number": version.number}
    messages.success(request, told)
    return redirect("methods:method", method_id=own.ref)


@login_required
@never_cache
@require_safe
def versions(request: HttpRequest, own_id: int) -> HttpResponse:
    """Every version, and what is different between two of them."""
    own = _mine(request, own_id)
    listed = list(own.versions.select_related("published_by"))
    older, newer = request.GET.get("from", ""), request.GET.get("to", "")
    compared = None
    if older:
        after = _version(own, newer).source if newer else own.draft
        compared = list(differences(_version(own, older).source, after))
    context = _around(
        own,
        versions=listed,
        compared=compared,
        older=older,
        newer=newer,
        houses=_clients(request, own.organisation),
        offered=set(own.clients.values_list("pk", flat=True)),
    )
    return render(request, "methods/own/versions.html", context)


def _clients(request: HttpRequest, house: Organisation) -> list[Organisation]:
    """Organisations besides the method's own that she works for."""
    theirs = Organisation.objects.where(request.user, *SERVING)
    return list(theirs.exclude(pk=house.pk).order_by("name"))


@login_required
@require_POST
def restore(request: HttpRequest, own_id: int) -> HttpResponse:
    """Go on writing from an older version."""
    own = _mine(request, own_id)
    version = _version(own, request.POST.get("version", ""))
    actions.restore(own, version, _who(request), seen=own.edits)
    told = _("The draft is again as version %(number)d was.") % {"number": version.number}
    messages.info(request, told, extra_tags="undo")
    return redirect("methods:own_edit", own_id=own.pk)


@login_required
@require_POST
def offer(request: HttpRequest, own_id: int) -> HttpResponse:
    """Offer a method to organisations one works for; offers one cannot see stay."""
    own = _mine(request, own_id)
    mine = _clients(request, own.organisation)
    chosen = [one for one in mine if str(one.pk) in request.POST.getlist("client")]
    others = own.clients.exclude(pk__in=[one.pk for one in mine])
    actions.offer(own, [*others, *chosen])
    messages.success(request, _("Saved."))
    return redirect("methods:own_versions", own_id=own.pk)


@login_required
@require_POST
def archive(request: HttpRequest, own_id: int) -> HttpResponse:
    """Put a method away, or take it out again."""
    own = _mine(request, own_id)
    actions.archive(own, away=request.POST.get("away") == "yes")
    return redirect("methods:own")
