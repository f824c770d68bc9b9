"""Sentences of a report in Swedish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from talkoot.reports.facts import Aim, Figure, Held, Measured, Observed, Payer, Thought
from talkoot.reports.tongue import Tongue


class Swedish(Tongue):
    AND = "och"
    CODE = "sv"
    EUROS = "euro"
    NUMBERS = "noll en två tre fyra fem sex sju åtta nio tio elva tolv"

    def time(self, starts_on: date, ends_on: date) -> str:
        return f"Projektet genomfördes {self.day(starts_on)}–{self.day(ends_on)}."

    def parties(self, applicant: str, implementer: str) -> str:
        if not implementer:
            return f"Sökande i projektet var {applicant}."
        if implementer.casefold() == applicant.casefold():
            return f"Sökande och genomförare i projektet var {applicant}."
        return f"Sökande i projektet var {applicant} och genomförare {implementer}."

    def money(self, payers: Sequence[Payer], total: Decimal | int) -> str:
        costs = f"Projektets totalkostnader var {self.euros(total)}"
        if len(payers) > 1:
            return f"{costs}, och finansiering beviljades av {self.granted(payers)}."
        one = payers[0]
        when = f" {self.day(one.decided_on)}" if one.decided_on else ""
        granted = self.euros(one.granted or 0)
        return f"{costs}, och det beviljades {granted} i finansiering ({one.name}{when})."

    def goals(self, texts: Sequence[str]) -> str:
        word = "ett mål" if len(texts) == 1 else f"{self.number(len(texts))} mål"
        return f"Projektet hade {word}: {self.listed(texts)}."

    def indicators(self, names: Sequence[str]) -> str:
        word = "Indikatorn var" if len(names) == 1 else "Indikatorerna var"
        return f"{word} {self.quoted(names)}."

    def research(self, citations: Sequence[str]) -> str:
        return f"Forskningsbakgrund: {'; '.join(one.strip().rstrip('.') for one in citations)}."

    def audiences(self, names: Sequence[str]) -> str:
        word = "Målgrupp" if len(names) == 1 else "Målgrupper"
        return f"{word}: {self.listed(names)}."

    def participation(self, workshops: int, people: int) -> str:
        if workshops == 1:
            return f"Inom projektet hölls en workshop med {people} deltagare."
        return (
            f"Inom projektet hölls {self.number(workshops)} workshoppar med sammanlagt"
            f" {people} deltaganden."
        )

    def voices(self, people: int, heard: int) -> str:
        if heard == people:
            return "Alla deltagares röster blev hörda."
        return f"Deltagandena var {people}, och {heard} gånger blev deltagarens röst hörd."

    def modules(self, titles: Sequence[str]) -> str:
        word = "en modul" if len(titles) == 1 else f"{self.number(len(titles))} moduler"
        return f"Projektet hade {word}: {self.listed(titles)}."

    def methods(self, titles: Sequence[str]) -> str:
        word = "Metoden var" if len(titles) == 1 else "Metoderna var"
        return f"{word} {self.quoted(titles)}."

    def own_pace(self, together: int, alone: int) -> str:
        return (
            f"Av workshopparna hölls {self.number(together)} gemensamt, och i"
            f" {self.number(alone)} arbetade deltagarna i egen takt."
        )

    def held(self, one: Held) -> str:
        way = ", i egen takt" if one.own_pace else ""
        method = f" (metod: {one.method}{way})" if one.method else ""
        return (
            f"{self.day(one.on)} hölls workshoppen ”{one.title}”{method}: {one.people} deltagare."
        )

    def figure(self, one: Figure) -> str:
        return (
            f"{one.title}: medelvärdet var {self.decimal(one.mean)} på skalan"
            f" {one.first:g}–{one.last:g} (n = {one.n}, 95 % konfidensintervall"
            f" {self.decimal(one.low)}–{self.decimal(one.high)})."
        )

    def change(self, one: Figure) -> str:
        end = "Förändringen är tydlig." if one.clear else "Förändringen kan bero på slumpen."
        return (
            f"{one.title}: medelvärdet var {self.decimal(one.before)} i början"
            f" (n = {one.n_before}) och {self.decimal(one.mean)} i slutet (n = {one.n}) på skalan"
            f" {one.first:g}–{one.last:g}. Förändringen var"
            f" {self.decimal(one.change, sign=True)} (95 % konfidensintervall"
            f" {self.decimal(one.change_low, sign=True)} –"
            f" {self.decimal(one.change_high, sign=True)}). {end}"
        )

    def agreed(self, count: int, done: int, partly: int) -> str:
        many = "ett åtagande" if count == 1 else f"{self.number(count)} åtaganden"
        text = f"Inom projektet kom man överens om {many}"
        if count == 1:
            how = "har genomförts" if done else "har genomförts delvis"
            return f"{text}, som {how}." if done or partly else f"{text}."
        if done and partly:
            ends = f"{self._neuter(done)} har genomförts och {self._neuter(partly)} delvis"
            return f"{text}, av vilka {ends}."
        if done:
            return f"{text}, av vilka {self._neuter(done)} har genomförts."
        if partly:
            return f"{text}, av vilka {self._neuter(partly)} har genomförts delvis."
        return f"{text}."

    def _neuter(self, count: int) -> str:
        return "ett" if count == 1 else self.number(count)

    def done(self, what: str) -> str:
        return f"Genomfört åtagande: {what.rstrip('.')}."

    def models(self, titles: Sequence[str]) -> str:
        if len(titles) == 1:
            return f"I projektet skapades en verksamhetsmodell: {self.listed(titles)}."
        return (
            f"I projektet skapades {self.number(len(titles))} verksamhetsmodeller:"
            f" {self.listed(titles)}."
        )

    def open_methods(self, titles: Sequence[str]) -> str:
        if len(titles) == 1:
            start = f"Metoden ({self.listed(titles)}) är beskriven steg för steg"
            return f"{start}, så andra kommuner och arbetsplatser kan ta den i bruk."
        start = f"Metoderna ({self.listed(titles)}) är beskrivna steg för steg"
        return f"{start}, så andra kommuner och arbetsplatser kan ta dem i bruk."

    def aim(self, one: Aim) -> str:
        return f"{'Mål' if one.is_goal else 'Effekt'}: {one.text.strip().rstrip('.')}."

    def measured(self, one: Measured) -> str:
        parts = (("utgångsläge", one.baseline), ("mål", one.target), ("resultat", one.value))
        told = ", ".join(f"{name} {words}" for name, words in parts if words)
        return f"{one.what.strip().rstrip('.:')}: {told} ({one.origin}, {self.day(one.on)})."

    def observed(self, one: Observed) -> str:
        start = {
            "works": "I deltagarnas kommentarer berättas vad som fungerar",
            "fails": "I deltagarnas kommentarer berättas vad som inte fungerar",
            "wish": "I deltagarnas kommentarer önskas",
        }[one.leans]
        count = "1 kommentar" if one.said == 1 else f"{one.said} kommentarer"
        text = one.text.strip().rstrip(".")
        return f"{start}: {text} ({count} av {one.read}; ”{one.title}”, {self.day(one.on)})."

    def groups(self, count: int, mixed: int) -> str:
        return (
            f"Workshopparna hade {count} smågrupper, och minst {mixed} av dem samlade folk från"
            " flera enheter."
        )

    def thought(self, one: Thought) -> str:
        return (
            f"Responsen på modulen ”{one.title}”: nytta i det egna arbetet"
            f" {self.decimal(one.mean)} på skalan 1–5 (n = {one.n})."
        )

    def quote(self, text: str, about: str) -> str:
        return f"”{text.strip()}” (anonymt svar, {about})"
