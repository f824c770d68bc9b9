"""An employer's questionnaire does not ask about illness, diagnoses, medicine or symptoms."""

from __future__ import annotations

import pytest

from talkoot.surveys import reading
from tests.surveys.conftest import QUESTIONNAIRE

FIRST = (
    '"Ajatukseni on otettu mukaan.", sv = "Mina tankar har tagits med.",'
    ' en = "My thoughts were taken along."'
)
REFUSED = {
    "fi": [
        "Oletko ollut sairaana viime vuonna?",
        "Montako sairauspoissaoloa sinulla on ollut?",
        "Olen sairaslomalla.",
        "Onko sinulla pitkäaikaissairauksia?",
        "Onko sinulla diagnoosi?",
        "Käytätkö lääkkeitä?",
        "Syötkö lääkettä, jotta jaksat?",
        "Oletko masentunut?",
        "Onko sinulla masennusta?",
        "Onko sinulla stressioireita?",
        "Kärsin työuupumuksesta.",
        "Millainen on terveydentilasi?",
        "Minulla on mielenterveyden pulmia.",
        "Oletko raskaana?",
        "Minulla on unettomuutta.",
    ],
    "sv": [
        "Har du varit sjuk under året?",
        "Hur ofta har du varit sjukskriven?",
        "Har du en kronisk sjukdom?",
        "Har du fått en diagnos?",
        "Tar du medicin?",
        "Använder du läkemedel?",
        "Är du deprimerad?",
        "Har du symptom?",
        "Har du symtom på stress?",
        "Jag är utbränd.",
        "Hur är ditt hälsotillstånd?",
        "Hur är din psykiska hälsa?",
        "Är du gravid?",
        "Har du sömnlöshet?",
    ],
    "en": [
        "Have you been ill this year?",
        "How many sick days have you had?",
        "Do you have a chronic disease?",
        "Have you been diagnosed with anything?",
        "Do you take medicine?",
        "Do you take any medication?",
        "Are you depressed?",
        "Do you have symptoms?",
        "I suffer from burnout.",
        "How is your state of health?",
        "How is your mental health?",
        "Are you pregnant?",
        "Do you have insomnia?",
    ],
}
ALLOWED = {
    "fi": [
        "Työni sairaanhoitajana on sujuvaa.",
        "Sairaalan ja koulun välinen yhteistyö toimii.",
        "Työni on raskasta.",
        "Saan itse päättää, milloin tapaan terveydenhoitajan asiakkaita.",
        "Työterveyshuolto tuntee työmme.",
    ],
    "sv": [
        "Vi sjukskötare hjälper varandra.",
        "Samarbetet med sjukhuset fungerar.",
        "Jag hör till hälsovården.",
    ],
    "en": [
        "The staff of the hospital and ours talk with each other.",
        "I still learn from my colleagues.",
        "The nurses here help each other.",
    ],
}


def asking(language: str, text: str) -> str:
    texts = {"fi": "Hei", "sv": "Hej", "en": "Hello"} | {language: text}
    told = '"{fi}", sv = "{sv}", en = "{en}"'.format(**texts)
    assert FIRST in QUESTIONNAIRE
    return QUESTIONNAIRE.replace(FIRST, told)


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, texts in REFUSED.items() for text in texts]
)
def test_health_is_not_asked(language: str, text: str) -> None:
    with pytest.raises(reading.QuestionnaireError) as refused:
        reading.read(asking(language, text))
    assert len(refused.value.sentences) == 1
    assert "vo1" in refused.value.sentences[0]


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, texts in ALLOWED.items() for text in texts]
)
def test_work_in_care_is_asked_about_freely(language: str, text: str) -> None:
    assert reading.read(asking(language, text)).items[0].text


def test_plain_wording_open_questions_and_background_are_held_to_the_same() -> None:
    for more in (
        '[[comments]]\nid = "why"\ntext = {{ fi = "{0}", sv = "{0}", en = "{0}" }}',
        '[[background]]\nid = "group"\ntitle = {{ fi = "a", sv = "b", en = "c" }}\n'
        'classes = [{{ fi = "{0}", sv = "{0}", en = "{0}" }}, {{ fi = "a", sv = "b", en = "c" }}]',
        '[[items]]\nid = "vo3"\nscale = "voice"\ntext = {{ fi = "a", sv = "b", en = "c" }}\n'
        'plain = {{ fi = "{0}", sv = "{0}", en = "{0}" }}',
    ):
        assert reading.read(QUESTIONNAIRE + more.format("Hyvä"))
        with pytest.raises(reading.QuestionnaireError, match="sairaslom"):
            reading.read(QUESTIONNAIRE + more.format("sairasloma"))
