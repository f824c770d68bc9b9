"""How the words of a plan are called, and what helps to write them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SECTION_TITLES: dict[str, Any] = {
    "summary": _("Summary"),
    "start": _("Where we start from"),
    "goals": _("Goals, effects and indicators"),
    "people": _("For whom and with whom"),
    "grounds": _("What it rests on"),
    "together": _("Handled together"),
}
LABELS: dict[str, Any] = {
    "summary": _("Summary of the plan"),
    "situation": _("Starting situation and need"),
    "loads": _("Risks and loads at work"),
    "loads.what": _("What strains?"),
    "loads.basis": _("How do we know?"),
    "changing": _("Changes under way"),
    "strategy": _("Link to the strategy"),
    "goals": _("Goals"),
    "goals.what": _("What do we want?"),
    "effects": _("Effects"),
    "effects.what": _("What is different then?"),
    "effects.leads_to": _("What it leads to in time"),
    "indicators": _("Indicators"),
    "indicators.what": _("What is looked at?"),
    "indicators.baseline": _("Baseline"),
    "indicators.target": _("Target"),
    "indicators.origin": _("Where the figure comes from"),
    "audiences": _("Target groups"),
    "audiences.who": _("Who"),
    "audiences.level": _("Level"),
    "audiences.heads": _("How many people"),
    "parties": _("Partners and other parties"),
    "parties.role": _("Their part"),
    "parties.organisation": _("Organisation"),
    "parties.form": _("What kind of organisation"),
    "parties.behalf": _("Also on behalf of"),
    "parties.person": _("Person"),
    "parties.part": _("What they do"),
    "parties.told": _("What they are told, and when"),
    "research": _("Research behind it"),
    "research.citation": _("Source: who, year, title"),
    "research.applied": _("What we apply of it"),
    "ground": _("Why this expert"),
    "procured": _("How the expert was procured"),
    "novelty": _("What is new in it"),
    "applicability": _("Where else it can be used"),
    "pilot": _("This is a pilot: the expert gathers experience for later rounds"),
    "learn": _("What the expert wants to learn from it"),
    "informed": _("What was told, to whom and when"),
    "informed.on": _("Day"),
    "informed.whom": _("To whom"),
    "informed.what": _("What was told"),
    "cooperation": _("Handled in the cooperation procedure"),
    "cooperation.on": _("Day"),
    "cooperation.body": pgettext_lazy("plan", "Where"),
    "cooperation.what": _("What was said"),
    "cooperation.record": _("Record of it"),
    "commitment": _("How staff and management are committed"),
    "evaluation": _("How it is evaluated"),
    "spreading": _("How it is told of"),
}
HELP: dict[str, Any] = {
    "summary": _("Public, in the future tense. It is kept as it was when you applied."),
    "changing": _("For instance a move, a merger or a new system. One on each line."),
    "strategy": _("Which aim of the municipality's strategy does this serve?"),
    "indicators.baseline": _("For instance 3,1, or: not known, asked in March"),
    "indicators.origin": _("For instance a survey, the records of HR, or talks"),
    "research.citation": _("A funder wants to see at least one."),
    "parties.behalf": _("One on each line: for instance the municipalities for which one applies."),
    "informed.what": _("The programme, its results and its days. Never anything of one person."),
    "parties.told": _("Everybody named here is told; nobody is given personal data."),
    "learn": _("For later rounds elsewhere: what worked, for whom, how long it took."),
    "cooperation.record": _("For instance minutes, 12.3.2026, section 14"),
    "commitment": _("Name the proof, for instance the minutes of a staff meeting."),
}
OPTIONS: dict[str, Any] = {
    "applicant": _("applicant"),
    "co-applicant": _("applies together with the applicant"),
    "implementer": _("implementer"),
    "expert": _("expert"),
    "lecturer": _("outside lecturer"),
    "health": _("occupational health care"),
    "safety": _("safety representative"),
    "steward": _("shop steward"),
    "school": _("partner school"),
    "union": _("union"),
    "employer": _("employers' body"),
    "partner": _("other partner"),
    "municipality": _("municipality"),
    "joint-authority": _("joint municipal authority"),
    "county": _("wellbeing services county"),
    "parish": _("parish"),
    "uas": _("university of applied sciences"),
    "college": _("school or college"),
    "company": _("company"),
    "association": _("association"),
    "other": pgettext_lazy("kind of organisation", "other"),
    "everyone": _("everyone"),
    "staff": _("staff"),
    "supervisors": _("supervisors"),
    "management": _("management"),
    "elected": _("elected officials"),
    "customers": _("customers"),
}
LONG = frozenset(
    [
        "summary",
        "situation",
        "strategy",
        "goals.what",
        "effects.what",
        "parties.part",
        "research.citation",
        "research.applied",
        "ground",
        "procured",
        "novelty",
        "learn",
        "applicability",
        "informed.what",
        "cooperation.what",
        "commitment",
        "evaluation",
        "spreading",
    ]
)
ROWS: dict[str, Any] = {
    "loads": _("Risk or load"),
    "goals": _("Goal"),
    "effects": _("Effect"),
    "indicators": _("Indicator"),
    "audiences": _("Target group"),
    "parties": _("Party"),
    "research": pgettext_lazy("plan", "Source"),
    "informed": pgettext_lazy("plan", "Told"),
    "cooperation": _("Handling"),
}
ADD: dict[str, Any] = {
    "loads": _("Add a risk or load"),
    "goals": _("Add a goal"),
    "effects": _("Add an effect"),
    "indicators": _("Add an indicator"),
    "audiences": _("Add a target group"),
    "parties": _("Add a party"),
    "research": _("Add a source"),
    "informed": _("Add what was told"),
    "cooperation": _("Add a handling"),
}


def label_of(within: str, word: str) -> Any:
    return LABELS.get(f"{within}.{word}" if within else word, word)


MISTAKES: dict[str, Any] = {
    "day": _("Write the day like 1.3.2025."),
    "string_too_long": _("This is too long. Say it in fewer words."),
    "int_parsing": _("Write a whole number."),
    "int_type": _("Write a whole number."),
    "": _("This does not fit here."),
}
