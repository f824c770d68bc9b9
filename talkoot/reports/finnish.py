"""Sentences of a report in Finnish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from talkoot.reports.facts import Aim, Figure, Held, Measured, Observed, Payer, Thought
from talkoot.reports.tongue import Tongue

ELATIVES = (
    *("nollasta", "yhdestä", "kahdesta", "kolmesta", "neljästä", "viidestä", "kuudesta"),
    *("seitsemästä", "kahdeksasta", "yhdeksästä", "kymmenestä"),
)


def from_(count: int) -> str:
    """`yhdeksästä`: the number in the case of `teosta`."""
    return ELATIVES[count] if count < len(ELATIVES) else str(count)


class Finnish(Tongue):
    AND = "ja"
    CODE = "fi"
    EUROS = "euroa"
    NUMBERS = "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen"

    def time(self, starts_on: date, ends_on: date) -> str:
        return f"Hanke toteutettiin {self.day(starts_on)}–{self.day(ends_on)}."

    def parties(self, applicant: str, implementer: str) -> str:
        if not implementer:
            return f"Hankkeen hakija oli {applicant}."
        if implementer.casefold() == applicant.casefold():
            return f"Hankkeen hakija ja toteuttaja oli {applicant}."
        return f"Hankkeen hakija oli {applicant} ja toteuttaja {implementer}."

    def money(self, payers: Sequence[Payer], total: Decimal | int) -> str:
        costs = f"Hankkeen kokonaiskustannukset olivat {self.euros(total)}"
        if len(payers) > 1:
            return f"{costs}, ja rahoitusta myönsivät {self.granted(payers)}."
        one = payers[0]
        when = f" {self.day(one.decided_on)}" if one.decided_on else ""
        granted = self.euros(one.granted or 0)
        return f"{costs}, ja rahoitusta myönnettiin {granted} ({one.name}{when})."

    def goals(self, texts: Sequence[str]) -> str:
        if len(texts) == 1:
            return f"Hankkeella oli yksi tavoite: {self.listed(texts)}."
        return f"Hankkeella oli {self.number(len(texts))} tavoitetta: {self.listed(texts)}."

    def indicators(self, names: Sequence[str]) -> str:
        word = "Mittarina oli" if len(names) == 1 else "Mittareina olivat"
        return f"{word} {self.quoted(names)}."

    def research(self, citations: Sequence[str]) -> str:
        return f"Tutkimustausta: {'; '.join(one.strip().rstrip('.') for one in citations)}."

    def audiences(self, names: Sequence[str]) -> str:
        word = "Kohderyhmä" if len(names) == 1 else "Kohderyhmät"
        return f"{word}: {self.listed(names)}."

    def participation(self, workshops: int, people: int) -> str:
        if workshops == 1:
            return f"Hankkeessa pidettiin yksi työpaja, ja siinä oli {people} osallistujaa."
        return (
            f"Hankkeessa pidettiin {self.number(workshops)} työpajaa, ja osallistumisia niihin"
            f" kertyi {people}."
        )

    def voices(self, people: int, heard: int) -> str:
        if heard == people:
            return "Jokainen osallistuja sai äänensä kuuluviin."
        return (
            f"Osallistumiskertoja oli {people}, ja niistä {heard} kerralla osallistuja sai äänensä"
            " kuuluviin."
        )

    def modules(self, titles: Sequence[str]) -> str:
        if len(titles) == 1:
            return f"Hankkeessa oli yksi moduuli: {self.listed(titles)}."
        return f"Hankkeessa oli {self.number(len(titles))} moduulia: {self.listed(titles)}."

    def methods(self, titles: Sequence[str]) -> str:
        word = "Menetelmänä oli" if len(titles) == 1 else "Menetelminä olivat"
        return f"{word} {self.quoted(titles)}."

    def own_pace(self, together: int, alone: int) -> str:
        return (
            f"Työpajoista {self.number(together)} pidettiin yhteisessä tilaisuudessa, ja"
            f" {self.number(alone)} eteni jokaisen omaan tahtiin."
        )

    def held(self, one: Held) -> str:
        people = "1 osallistuja" if one.people == 1 else f"{one.people} osallistujaa"
        way = ", omaan tahtiin" if one.own_pace else ""
        method = f" (menetelmä: {one.method}{way})" if one.method else ""
        return f"{self.day(one.on)} pidettiin työpaja ”{one.title}”{method}: {people}."

    def figure(self, one: Figure) -> str:
        return (
            f"{one.title}: keskiarvo oli {self.decimal(one.mean)} asteikolla"
            f" {one.first:g}–{one.last:g} (n = {one.n}, 95 %:n luottamusväli"
            f" {self.decimal(one.low)}–{self.decimal(one.high)})."
        )

    def change(self, one: Figure) -> str:
        end = "Muutos on selvä." if one.clear else "Muutos voi olla sattumaa."
        return (
            f"{one.title}: keskiarvo oli alussa {self.decimal(one.before)} (n = {one.n_before}) ja"
            f" lopussa {self.decimal(one.mean)} (n = {one.n}) asteikolla"
            f" {one.first:g}–{one.last:g}. Muutos oli {self.decimal(one.change, sign=True)}"
            f" (95 %:n luottamusväli {self.decimal(one.change_low, sign=True)} –"
            f" {self.decimal(one.change_high, sign=True)}). {end}"
        )

    def agreed(self, count: int, done: int, partly: int) -> str:
        text = f"Hankkeessa sovittiin {from_(count)} teosta"
        if count == 1:
            how = "on toteutunut" if done else "on toteutunut osittain"
            return f"{text}, joka {how}." if done or partly else f"{text}."
        if done and partly:
            ends = f"{self.number(done)} on toteutunut ja {self.number(partly)} osittain"
            return f"{text}, joista {ends}."
        if done:
            return f"{text}, joista {self.number(done)} on toteutunut."
        return (
            f"{text}, joista {self.number(partly)} on toteutunut osittain."
            if partly
            else f"{text}."
        )

    def done(self, what: str) -> str:
        return f"Toteutunut teko: {what.rstrip('.')}."

    def models(self, titles: Sequence[str]) -> str:
        if len(titles) == 1:
            return f"Hankkeessa syntyi toimintamalli: {self.listed(titles)}."
        return (
            f"Hankkeessa syntyi {self.number(len(titles))} toimintamallia: {self.listed(titles)}."
        )

    def open_methods(self, titles: Sequence[str]) -> str:
        if len(titles) == 1:
            start = f"Käytetty menetelmä ({self.listed(titles)}) on kuvattu vaihe vaiheelta"
            return f"{start}, joten muutkin kunnat ja työpaikat voivat ottaa sen käyttöön."
        start = f"Käytetyt menetelmät ({self.listed(titles)}) on kuvattu vaihe vaiheelta"
        return f"{start}, joten muutkin kunnat ja työpaikat voivat ottaa ne käyttöön."

    def aim(self, one: Aim) -> str:
        return f"{'Tavoite' if one.is_goal else 'Vaikutus'}: {one.text.strip().rstrip('.')}."

    def measured(self, one: Measured) -> str:
        parts = (("lähtötaso", one.baseline), ("tavoite", one.target), ("tulos", one.value))
        told = ", ".join(f"{name} {words}" for name, words in parts if words)
        return f"{one.what.strip().rstrip('.:')}: {told} ({one.origin}, {self.day(one.on)})."

    def observed(self, one: Observed) -> str:
        start = {
            "works": "Osallistujien kommenteissa kerrotaan, mikä toimii",
            "fails": "Osallistujien kommenteissa kerrotaan, mikä ei toimi",
            "wish": "Osallistujien kommenteissa toivotaan",
        }[one.leans]
        count = "1 kommentti" if one.said == 1 else f"{one.said} kommenttia"
        where = f"”{one.title}”, {self.day(one.on)}"
        text = one.text.strip().rstrip(".")
        return f"{start}: {text} ({count}, kaikkiaan luettiin {one.read}; {where})."

    def groups(self, count: int, mixed: int) -> str:
        return (
            f"Työpajojen pienryhmiä oli {count}, ja ainakin {mixed} niistä kokosi väkeä useammasta"
            " yksiköstä."
        )

    def thought(self, one: Thought) -> str:
        return (
            f"Palaute moduulista ”{one.title}”: hyöty omassa työssä {self.decimal(one.mean)}"
            f" asteikolla 1–5 (n = {one.n})."
        )

    def quote(self, text: str, about: str) -> str:
        return f"”{text.strip()}” (nimetön vastaus, {about})"
