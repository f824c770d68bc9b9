"""The form of one funder: what it decided, by what rule, and who is named to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.programmes.fields import DayField
from talkoot.programmes.funders.profile import Profile, RoleWanted
from talkoot.programmes.funders.shelf import profile, profiles
from talkoot.programmes.models import Funding
from talkoot.programmes.money.forms import PercentField, SumField

FACTS = (
    "funder", "name", "number", "applied_on", "decided_on", "contract_on", "granted",
    "rule", "rule_from", "share",
)  # fmt: skip
UNSAID = {"name": "", "rule": None, "rule_from": ""}  # what a funder does not ask for is not kept


class FunderForm(forms.Form):
    """Asks only for what the chosen funder's profile knows of."""

    funder = forms.ChoiceField(label=_("Funder"))
    name = forms.CharField(label=_("Name of the funder"), max_length=120)
    number = forms.CharField(label=_("Project number"), max_length=40, required=False)
    applied_on = DayField(label=_("Applied"), required=False)
    decided_on = DayField(label=_("Decided"), required=False)
    contract_on = DayField(label=_("Contract signed"), required=False)
    granted = SumField(label=_("Granted, euros"), required=False)
    rule = PercentField(label=_("Share by the rule of the call, %"), required=False)
    rule_from = forms.CharField(
        label=_("Where the rule stands"),
        max_length=200,
        required=False,
        help_text=_("For instance the name of the call, and its section."),
    )
    share = PercentField(
        label=_("Funder's share, %"),
        required=False,
        help_text=_("Only if the decision says another share than the funder's rule."),
    )

    def __init__(self, data: Any = None, *, funding: Funding) -> None:
        self.before = funding.people
        now = {name: getattr(funding, name) for name in FACTS} | _people(funding.people)
        super().__init__(data, initial=now)
        field = self.fields["funder"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 for the type checker
        field.choices = [(one.id, str(one.title)) for one in profiles().values()]
        chosen = self.data.get("funder") if self.is_bound else funding.funder
        self.profile = profile(str(chosen))
        self._fit(self.profile)

    def _fit(self, chosen: Profile | None) -> None:
        if chosen is None or not chosen.named:
            del self.fields["name"]
        if chosen is None or chosen.share.kind != "by-call":
            del self.fields["rule"], self.fields["rule_from"]
        for role in chosen.roles if chosen else ():
            self.fields[f"{role.id}-name"] = forms.CharField(
                label=_("Name"), max_length=120, required=False
            )
            self.fields[f"{role.id}-email"] = forms.EmailField(label=_("E-mail"), required=False)
            if role.phone:
                self.fields[f"{role.id}-phone"] = forms.CharField(
                    label=_("Phone"), max_length=40, required=False
                )

    @property
    def roles(self) -> list[tuple[RoleWanted, list[forms.BoundField]]]:
        """The fields of each role the funder asks for."""
        wanted = self.profile.roles if self.profile else ()
        return [
            (one, [self[name] for name in self.fields if name.startswith(f"{one.id}-")])
            for one in wanted
        ]

    @property
    def told(self) -> dict[str, Any]:
        """What was said, as a funding keeps it."""
        facts = {name: self.cleaned_data[name] for name in FACTS if name in self.cleaned_data}
        people = dict(self.before)
        for role, fields in self.roles:
            said = {one.name.rpartition("-")[2]: self.cleaned_data[one.name] for one in fields}
            people[role.id] = {word: text for word, text in said.items() if text}
        return UNSAID | facts | {"people": {name: one for name, one in people.items() if one}}


def _people(people: dict[str, dict[str, str]]) -> dict[str, str]:
    return {f"{role}-{word}": text for role, said in people.items() for word, text in said.items()}
