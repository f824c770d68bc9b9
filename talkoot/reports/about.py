"""Sentences of a draft on who applied, took part and was told, and what became of risks. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from talkoot.reports.facts import Facts, Risk, Source
from talkoot.reports.tongue import Tongue

Said = Iterator[tuple[str, str, Source]]
WORDS: dict[str, dict[str, str]] = {
    "fi": {
        "together": "Rahoitusta hakivat yhdessä {names}. Rahoittajalle vastasi {first}.",
        "behalf": "{name} haki rahoitusta myös näiden puolesta: {others}.",
        "one-beside": "Mukana oli myös {names}.",
        "beside": "Mukana olivat myös {names}.",
        "told": "{whom} kerrottiin hankkeesta {times}.",
        "loads": "Lähtökohtana olivat nämä riskit ja kuormitustekijät: {names}.",
        "one-load": "Lähtökohtana oli tämä riski tai kuormitustekijä: {names}.",
        "means": "Riskiin tai kuormitukseen ”{what}” tartuttiin näin: {means}.",
        "after": "Lopussa se oli {state}.",
        "alone": "Riski tai kuormitustekijä ”{what}” oli lopussa {state}.",
    },
    "sv": {
        "together": "Finansiering söktes gemensamt av {names}. Inför finansiären svarade {first}.",
        "behalf": "{name} sökte finansiering även för följande: {others}.",
        "one-beside": "Med i projektet var också {names}.",
        "beside": "Med i projektet var också {names}.",
        "told": "{whom} informerades om projektet {times}.",
        "loads": "Utgångspunkten var följande risker och belastningar: {names}.",
        "one-load": "Utgångspunkten var följande risk eller belastning: {names}.",
        "means": "Risken eller belastningen ”{what}” möttes så här: {means}.",
        "after": "I slutet var den {state}.",
        "alone": "Risken eller belastningen ”{what}” var i slutet {state}.",
    },
}
KINDS = {
    "fi": {
        "municipality": "kunta",
        "joint-authority": "kuntayhtymä",
        "county": "hyvinvointialue",
        "parish": "seurakunta",
        "uas": "ammattikorkeakoulu",
        "college": "oppilaitos",
        "company": "yritys",
        "association": "yhdistys",
        "union": "ammattiliitto",
        "employer": "työnantajajärjestö",
        "school": "yhteistyöoppilaitos",
        "partner": "kumppani",
    },
    "sv": {
        "municipality": "kommun",
        "joint-authority": "samkommun",
        "county": "välfärdsområde",
        "parish": "församling",
        "uas": "yrkeshögskola",
        "college": "läroanstalt",
        "company": "företag",
        "association": "förening",
        "union": "fackförbund",
        "employer": "arbetsgivarorganisation",
        "school": "samarbetsläroanstalt",
        "partner": "samarbetspartner",
    },
}
TOLD_TO = {
    "fi": {
        "health": "Työterveyshuollolle",
        "safety": "Työsuojeluvaltuutetulle",
        "steward": "Luottamusmiehille",
        "union": "Ammattiliitoille",
        "employer": "Työnantajajärjestölle",
        "school": "Yhteistyöoppilaitokselle",
        "": "Kumppaneille",
    },
    "sv": {
        "health": "Företagshälsovården",
        "safety": "Arbetarskyddsfullmäktigen",
        "steward": "Förtroendemännen",
        "union": "Fackförbunden",
        "employer": "Arbetsgivarorganisationen",
        "school": "Samarbetsläroanstalten",
        "": "Samarbetspartnerna",
    },
}
MEANS = {
    "fi": {
        "model": "toimintamalli",
        "commitment": "teko",
        "module": "moduuli",
        "theme": "teema",
    },
    "sv": {
        "model": "verksamhetsmodellen",
        "commitment": "åtagandet",
        "module": "modulen",
        "theme": "temat",
    },
}
STATES = {
    "fi": {
        "same": "ennallaan",
        "eased": "helpottanut",
        "managed": "hallinnassa",
        "gone": "poistunut",
        "worse": "pahentunut",
    },
    "sv": {
        "same": "oförändrad",
        "eased": "mindre",
        "managed": "under kontroll",
        "gone": "borta",
        "worse": "större",
    },
}


def applicants(facts: Facts, tongue: Tongue) -> Said:
    """Who applied together, and for whom."""
    say, names = WORDS[tongue.CODE], [_kind(tongue, one.name, one.kind) for one in facts.applicants]
    if len(names) > 1:
        first = facts.applicants[0].name
        text = say["together"].format(names=tongue.listed(names), first=first)
        yield "applicants", text, Source("plan")
    for at, one in enumerate(facts.applicants):
        if one.behalf:
            text = say["behalf"].format(name=one.name, others=tongue.listed(one.behalf))
            yield f"behalf:{at}", text, Source("plan")


def _kind(tongue: Tongue, name: str, kind: str) -> str:
    word = KINDS[tongue.CODE].get(kind)
    return f"{name} ({word})" if word else name


def beside(facts: Facts, tongue: Tongue) -> Said:
    """Unions, employers' bodies, schools and other partners."""
    names = [_kind(tongue, name, role) for role, name in facts.beside]
    if names:
        say = WORDS[tongue.CODE]["one-beside" if len(names) == 1 else "beside"]
        yield "beside", say.format(names=tongue.listed(names)), Source("plan")


def told(facts: Facts, tongue: Tongue) -> Said:
    """When each of those outside the staff was told, and what."""
    to = TOLD_TO[tongue.CODE]
    for whom in dict.fromkeys(one.whom for one in facts.told):
        mine = sorted((one.on, one.what) for one in facts.told if one.whom == whom)
        times = tongue.joined(
            [f"{tongue.day(on)} ({what})" if what else tongue.day(on) for on, what in mine]
        )
        text = WORDS[tongue.CODE]["told"].format(whom=to.get(whom, to[""]), times=times)
        yield f"told:{whom}", text, Source("plan")


def loads(facts: Facts, tongue: Tongue) -> Said:
    """The risks the plan starts from."""
    if facts.risks:
        say = WORDS[tongue.CODE]["one-load" if len(facts.risks) == 1 else "loads"]
        names = tongue.listed([one.what for one in facts.risks])
        yield "loads", say.format(names=names), Source("plan")


def risks(facts: Facts, tongue: Tongue) -> Said:
    """What was done about each of them, and how it was at the end."""
    for one in facts.risks:
        if one.means or one.state:
            yield f"risk:{one.key}", _risk(one, tongue), Source("risk", one.key)


def _risk(one: Risk, tongue: Tongue) -> str:
    say, kinds = WORDS[tongue.CODE], MEANS[tongue.CODE]
    state = STATES[tongue.CODE].get(one.state, "")
    known = f" ({one.known_by.rstrip('.')})" if state and one.known_by else ""
    if not one.means:
        return say["alone"].format(what=one.what, state=f"{state}{known}")
    means = tongue.joined([f"{kinds[kind]} ”{words}”" for kind, words in one.means])
    text = say["means"].format(what=one.what, means=means)
    return f"{text} {say['after'].format(state=f'{state}{known}')}" if state else text
