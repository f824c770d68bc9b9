"""What people thought of a module: asked without a name, told from five answers on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from talkoot.programmes.trainers import Trainer, trainers


def _scale(question: asking.Scale) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=question.asks,
        choices=[(step, str(step)) for step in asking.STEPS],
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
    )


def asked_of(one: Trainer) -> asking.Scale:
    """The question about one who taught; it may be left empty like all the others."""
    asks = _("Did you learn well with %(name)s?") % {"name": one.name}
    return asking.Scale(one.field, asks, asking.NOT, asking.VERY)


class FeedbackForm(forms.Form):
    """Three scales, a choice and a scale for each who taught; not all of them may be empty."""

    useful, clear, again = map(_scale, asking.SCALES)
    best = forms.TypedChoiceField(
        label=gettext_lazy("Which part gave you most?"),
        choices=list(asking.PARTS.items()),
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, people: Sequence[Trainer], data: Any = None) -> None:
        super().__init__(data)
        self.people = people
        for one in people:
            self.fields[one.field] = _scale(asked_of(one))

    @property
    def answers(self) -> dict[str, int | None]:
        """By the keys of the sums."""
        of_people = {one.key: self.cleaned_data[one.field] for one in self.people}
        asked = (*(one.key for one in asking.SCALES), asking.BEST)
        return {key: self.cleaned_data[key] for key in asked} | of_people

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
    people = trainers(module)
    form = FeedbackForm(people, request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"module": module, "form": form, "people": people}
    if not is_open(module):
        return render(request, "programmes/feedback.html", {"module": module, "over": True})
    if has_given(module, person):
        return render(request, "programmes/feedback.html", {"module": module, "given": True})
    if request.method == "POST" and form.is_valid():
        give_feedback(module, person, form.answers)
        messages.success(request, _("Thank you. Your answers are in the sums."))
        return redirect("workspace:module", module.pk)
    context["chosen"] = _chosen(form, asking.SCALES)
    context["of_people"] = _chosen(form, [asked_of(one) for one in people])
    return render(request, "programmes/feedback.html", context)


def _chosen(form: FeedbackForm, scales: Iterable[asking.Scale]) -> list[tuple[asking.Scale, Any]]:
    """Each question with what was chosen, if the form came back."""
    return [(one, form[one.key].value() if form.is_bound else "") for one in scales]
