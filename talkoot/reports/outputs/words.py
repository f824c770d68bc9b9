"""The words of the documents themselves, in the two languages a funder reads."""

from __future__ import annotations

from collections.abc import Sequence

from talkoot.reports.facts import Payer

WORDS: dict[str, dict[str, str]] = {
    "fi": {
        "report": "Loppuraportti",
        "public": "Julkinen versio",
        "contents": "Sisällys",
        "summary": "Tiivistelmä",
        "bulletin": "Tiedote",
        "figures": "Tulokset lukuina",
        "what": "Mitä mitattiin",
        "before": "Alussa",
        "after": "Lopussa",
        "change": "Muutos",
        "interval": "95 %:n luottamusväli",
        "commitments": "Sovitut teot",
        "deed": "Teko",
        "state": "Tilanne",
        "open": "kesken",
        "partly": "osittain",
        "done": "toteutunut",
        "dropped": "luovuttu",
        "funded": "Hanketta on rahoittanut {funder}.",
        "number": "Hankenumero",
        "applicant": "Hakija",
        "implementer": "Toteuttaja",
        "period": "Toteutusaika",
        "left_out": "Tästä versiosta on jätetty pois luottamukselliset kohdat.",
        "together": "Mitä teimme yhdessä",
        "next": "Mitä vielä jää",
        "thanks": "Kiitos, että olit mukana",
        "more": "Lisätietoja",
        "quote": "[Tähän sitaatti: kysy lupa sanojalta.]",
        "contact": "[Tähän yhteyshenkilö, sähköposti ja puhelin.]",
        "awards": "Palkinnot",
        "documents": "Aineistot",
    },
    "sv": {
        "report": "Slutrapport",
        "public": "Offentlig version",
        "contents": "Innehåll",
        "summary": "Sammandrag",
        "bulletin": "Meddelande",
        "figures": "Resultaten i siffror",
        "what": "Vad som mättes",
        "before": "I början",
        "after": "I slutet",
        "change": "Förändring",
        "interval": "95 % konfidensintervall",
        "commitments": "Åtaganden",
        "deed": "Åtagande",
        "state": "Läge",
        "open": "pågår",
        "partly": "delvis",
        "done": "genomfört",
        "dropped": "avstått",
        "funded": "Projektet har finansierats av {funder}.",
        "number": "Projektnummer",
        "applicant": "Sökande",
        "implementer": "Genomförare",
        "period": "Genomförandetid",
        "left_out": "Konfidentiella delar har utelämnats ur den här versionen.",
        "together": "Vad vi gjorde tillsammans",
        "next": "Vad som återstår",
        "thanks": "Tack för att du var med",
        "more": "Mer information",
        "quote": "[Här ett citat: be personen om lov.]",
        "contact": "[Här kontaktperson, e-post och telefon.]",
        "awards": "Priser",
        "documents": "Material",
    },
}


def funded(payers: Sequence[Payer], language: str) -> str:
    """The acknowledgement that covers, slides and pages carry, in each funder's own words."""
    usual = WORDS[language]["funded"]
    return " ".join(one.words or usual.format(funder=one.name) for one in payers)
