"""Believable things to say, for simulated participants: invented, in three languages."""

from __future__ import annotations

from random import Random

Phrases = dict[str, tuple[str, ...]]

IDEAS: Phrases = {
    "fi": (
        "Sovitaan palaverille alku ja loppu, ja pidetään niistä kiinni",
        "Avaimille yksi paikka, josta ne löytyvät aina",
        "Uusi työntekijä saa nimetyn parin kahdeksi viikoksi",
        "Keittiön ja siivouksen yhteinen vartti maanantaiaamuna",
        "Kiitos sanotaan ääneen samana päivänä",
        "Sijaisohje yhdelle sivulle oven viereen",
        "Viesteille yksi kanava, ei neljää",
        "Kysytään ensin mitä toinen tarvitsee, sitten vasta neuvotaan",
        "Kerran kuussa kävelykokous ulkona",
        "Työvuorotoiveet näkyviin kaikille yhtä aikaa",
        "Tauot pidetään, myös kiireessä",
        "Vaikeasta asiakastilanteesta puhutaan vielä saman vuoron aikana",
        "Esihenkilö käy kohteessa kerran kuussa kuuntelemassa",
        "Koneiden huoltopäivät yhteiseen kalenteriin",
        "Virheestä saa kertoa ilman että etsitään syyllistä",
        "Ruokasalin äänet hiljemmiksi: huopatassut tuoleihin",
    ),
    "sv": (
        "Vi bestämmer när mötet börjar och slutar, och håller det",
        "En plats för nycklarna där de alltid finns",
        "Den som är ny får en namngiven kollega i två veckor",
        "Köket och städningen har en gemensam kvart på måndagar",
        "Tack sägs högt samma dag",
        "Vikariens anvisningar på en sida bredvid dörren",
        "En kanal för meddelanden, inte fyra",
        "Fråga först vad den andra behöver, ge råd sedan",
        "Ett promenadmöte i månaden",
        "Pauserna hålls också när det är bråttom",
        "Om en svår kundsituation talar vi under samma skift",
        "Man får berätta om ett misstag utan att någon söker en skyldig",
    ),
    "en": (
        "Meetings start and end when we said they would",
        "One place for the keys, always the same",
        "A newcomer has a named colleague for two weeks",
        "Kitchen and cleaning share a quarter of an hour on Mondays",
        "Thanks are said aloud the same day",
        "One page for substitutes, next to the door",
        "One channel for messages, not four",
        "Ask what the other needs before giving advice",
        "A walking meeting once a month",
        "Breaks are kept, also when it is busy",
        "A hard customer situation is talked over in the same shift",
        "A mistake can be told without a search for the guilty",
    ),
}

REMARKS: Phrases = {
    "fi": (
        "Hyvä että tästä puhuttiin",
        "Tähän kaivattaisiin vielä aikaa",
        "Meillä tämä toimii jo aika hyvin",
        "Vuorotyössä tämä on hankalampaa",
        "Tiedän ketä voin pyytää avuksi",
        "Kiire syö hyvät aikeet",
    ),
    "sv": (
        "Bra att vi talade om det här",
        "Det här behöver mer tid",
        "Hos oss fungerar det redan rätt bra",
        "I skiftarbete är det svårare",
        "Jag vet vem jag kan be om hjälp",
    ),
    "en": (
        "Good that we talked about this",
        "This needs more time",
        "It already works quite well with us",
        "Shift work makes this harder",
        "I know whom to ask for help",
    ),
}

FIRST_STEPS: Phrases = {
    "fi": (
        "Otan asian puheeksi maanantain palaverissa",
        "Teen luonnoksen ja näytän sen parille",
        "Varaan kalenterista puoli tuntia",
        "Kysyn kahdelta muulta, sopiiko tämä",
    ),
    "sv": (
        "Jag tar upp det på måndagens möte",
        "Jag gör ett utkast och visar det för en kollega",
        "Jag reserverar en halvtimme i kalendern",
        "Jag frågar två andra om det passar",
    ),
    "en": (
        "I bring it up in Monday's meeting",
        "I make a draft and show it to one colleague",
        "I book half an hour in the calendar",
        "I ask two others if this suits them",
    ),
}

OWNERS: Phrases = {
    "fi": ("Keittiötiimi", "Siivouksen maanantairyhmä", "Me kaikki", "Päiväkodin väki"),
    "sv": ("Köksteamet", "Städningens måndagsgrupp", "Vi alla", "Daghemsfolket"),
    "en": ("The kitchen team", "Monday's cleaning group", "All of us", "The day-care people"),
}

SIGNS: Phrases = {
    "fi": (
        "Kukaan ei enää kysy, missä avaimet ovat",
        "Palaveri loppuu ajallaan kolmesti peräkkäin",
        "Uusi työntekijä kertoo, että häntä autettiin",
    ),
    "sv": (
        "Ingen frågar längre var nycklarna är",
        "Mötet slutar i tid tre gånger i rad",
        "Den som är ny berättar att hon fick hjälp",
    ),
    "en": (
        "Nobody asks any more where the keys are",
        "The meeting ends on time three times in a row",
        "The newcomer says she was helped",
    ),
}

THEMES: Phrases = {
    "fi": ("Rauha tehdä työ", "Tieto kulkee", "Uuden alku", "Tauot ja voimat", "Yhdessä sovittu"),
    "sv": ("Arbetsro", "Information som når fram", "En god start", "Pauser och krafter"),
    "en": ("Peace to work", "Word gets round", "A good start", "Breaks and strength"),
}


def one(phrases: Phrases, language: str, rng: Random) -> str:
    return rng.choice(phrases.get(language[:2]) or phrases["en"])


def fitting(phrases: Phrases, language: str, length: int, rng: Random) -> str:
    """Return a phrase cut to `length`, as people do when the card is small."""
    return one(phrases, language, rng)[:length].strip()
