"""Lift one's own text from the journal to where others see it: chosen, looked at, and then done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talkoot.cohorts.actions import writing
from talkoot.cohorts.models import Entry, Kept, Member
from talkoot.people.models import Person, Role
from talkoot.practice import actions as practice
from talkoot.practice.models import Evidence
from talkoot.programmes.models import Programme

BROUGHT = "brought"  # the kind of evidence that somebody brought by herself
MOST_OF_A_DEED = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text may go."""

    key: str
    name: str
    member: Member | None = None
    programme: Programme | None = None

    def known(self, reader: Person) -> list[str]:
        """Those who will read it there and whose names the author may know."""
        if self.member:
            return sorted(self.member.cohort.members.values_list("name", flat=True))
        crew = self.programme.crew(reader) if self.programme else ()
        return sorted({role.person.name for role in crew})

    def number(self) -> int:
        """How many will be able to read it there."""
        if self.member:
            return self.member.cohort.members.count()
        inside = Role.objects.filter(organisation__programmes=self.programme)
        readers = inside.exclude(role=Role.Name.PARTNER).exclude(person__email=None)
        return readers.filter(person__is_active=True).values("person").distinct().count()


def places(person: Person) -> list[Place]:
    """The reader's groups that go on, and the programmes of her house that she is inside of."""
    today = timezone.localdate()
    groups = Member.objects.filter(person=person, cohort__ends_on__gte=today)
    programmes = Programme.objects.lived_by(person).exclude(ends_on__lt=today)
    return [
        Place(f"cohort-{one.cohort_id}", one.cohort.name, member=one)
        for one in groups.select_related("cohort")
    ] + [
        Place(f"programme-{one.pk}", f"{one.whose}: {one.title}", programme=one)
        for one in programmes.select_related("organisation").order_by("title")
    ]


class LiftForm(forms.Form):
    to = forms.ChoiceField(label=gettext_lazy("Where to?"), widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=gettext_lazy("What is it?"))
    text = forms.CharField(
        label=gettext_lazy("The text, as the others will read it"),
        help_text=gettext_lazy("Take out whatever tells of others."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    named = forms.BooleanField(
        label=gettext_lazy("Show my name with it"),
        help_text=gettext_lazy("On the group's list your name is always shown."),
        required=False,
    )

    def __init__(self, found: list[Place], entry: Entry, data: object = None) -> None:
        kind = entry.kind if entry.kind != Kept.REFLECTION else Kept.INSIGHT
        super().__init__(data, initial={"text": entry.text, "kind": kind})  # type: ignore[arg-type]
        choose = cast(forms.ChoiceField, self.fields["to"])
        choose.choices = [(place.key, place.name) for place in found]
        kinds = [(value, label) for value, label in Kept.choices if value != Kept.REFLECTION]
        cast(forms.ChoiceField, self.fields["kind"]).choices = kinds

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].strip()
        if self.cleaned_data.get("kind") == Kept.DEED and len(text) > MOST_OF_A_DEED:
            raise forms.ValidationError(_("Say a commitment in at most 200 signs."))
        return text


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def lift(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Choose; look at what will be seen and by whom; only then does it leave the journal."""
    entry = get_object_or_404(Entry.objects.of(request.user), pk=entry_id)
    found = {place.key: place for place in places(cast(Person, request.user))}
    form = LiftForm(list(found.values()), entry, request.POST or None)
    context = {"entry": entry, "form": form, "places": found}
    if request.method == "POST" and form.is_valid() and "change" not in request.POST:
        place = found[form.cleaned_data["to"]]
        if "sure" in request.POST:
            return _put(request, place, form.cleaned_data)
        kind = Kept(form.cleaned_data["kind"]).label
        known = place.known(cast(Person, request.user))
        shown = {"place": place, "known": known, "number": place.number(), "kind": kind}
        return render(request, "workspace/lift_preview.html", context | shown)
    return render(request, "workspace/lift.html", context)


@transaction.atomic
def _put(request: HttpRequest, place: Place, words: dict[str, str]) -> HttpResponse:
    person = cast(Person, request.user)
    if place.member:
        writing.share(place.member, words["kind"], words["text"])
        messages.success(request, _("It is on the group's list."))
        return redirect("workspace:cohort", place.member.cohort_id)
    assert place.programme is not None  # noqa: S101 it is one of the two
    bring(place.programme, words, person.name if words["named"] else "")
    messages.success(request, _("It is in the programme."))
    return redirect("workspace:programme", place.programme.pk)


def brought(programme: Programme, reader: Person | AnonymousUser) -> QuerySet[Evidence]:
    """What people have brought into a programme by themselves, for those inside of it."""
    inside = Programme.objects.lived_by(reader).filter(pk=programme.pk)
    return Evidence.objects.filter(programme__in=inside, kind=BROUGHT).order_by("-found_on", "pk")


def bring(programme: Programme, words: dict[str, str], name: str) -> None:
    """A commitment among the commitments; anything else is a record that leads to no group."""
    if words["kind"] == Kept.DEED:
        practice.keep_commitment(programme, what=words["text"], owner=name)
        return
    practice.record_evidence(
        programme,
        source=uuid4(),
        kind=BROUGHT,
        title=words["text"],
        body={"kind": words["kind"], "text": words["text"], "name": name},
        found_on=timezone.localdate(),
    )
