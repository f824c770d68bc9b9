"""What people thought of a module: asked without a name, told from five answers on."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from talkoot.people.models import Person
from talkoot.programmes import asking
from talkoot.programmes.actions.feedback import give_feedback, has_given, is_open
from talkoot.programmes.models import Module


def _scale(question: asking.Scale) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=question.asks,
        choices=[(step, str(step)) for step in asking.STEPS],
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
    )


class FeedbackForm(forms.Form):
    """Three scales and a choice; any of them may be left empty, but not all."""

    useful, clear, again = map(_scale, asking.SCALES)
    best = forms.TypedChoiceField(
        label=gettext_lazy("Which part gave you most?"),
        choices=list(asking.PARTS.items()),
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(words.values()):
            raise forms.ValidationError(_("Answer at least one question."))
        return words


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, module_id: int) -> HttpResponse:
    """Ask; who has answered is thanked."""
    mine = Module.objects.lived_by(request.user).select_related("programme__organisation")
    module = get_object_or_404(mine, pk=module_id)
    person = cast(Person, request.user)
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"module": module, "form": form, "scales": asking.SCALES}
    if not is_open(module):
        return render(request, "programmes/feedback.html", {"module": module, "over": True})
    if has_given(module, person):
        return render(request, "programmes/feedback.html", {"module": module, "given": True})
    if request.method == "POST" and form.is_valid():
        give_feedback(module, person, form.cleaned_data)
        messages.success(request, _("Thank you. Your answers are in the sums."))
        return redirect("workspace:module", module.pk)
    context["chosen"] = [
        (scale, form[scale.key].value() if form.is_bound else "") for scale in asking.SCALES
    ]
    return render(request, "programmes/feedback.html", context)
