"""A survey that Kuoma asked elsewhere last year, brought as the table that tool would give."""

from __future__ import annotations

from random import Random

from talkoot.demo.written import remark
from talkoot.people.models import Organisation
from talkoot.surveys import brought, foreign
from talkoot.surveys.actions import bring, count
from talkoot.surveys.means import Mean
from talkoot.surveys.models import Survey

TITLE, NAME = "Henkilöstökysely 2025", "Webropol, lokakuu 2025"
AGREE = ("Täysin eri mieltä", "Jokseenkin eri mieltä", "Ei samaa eikä eri mieltä",
         "Jokseenkin samaa mieltä", "Täysin samaa mieltä")  # fmt: skip
HEADERS = (
    "Vastaajan tunniste;Toimiala;Yksikkö;Miten työ sujuu?;;;Mitä haluat kertoa työstäsi?",
    ";;;Ehdin tehdä työni hyvin.;Saan palautetta työstäni.;Meillä autetaan toisia.;",
)
TOPICS = ("haste", "leader", "tools", "team", "space", "shifts")
UNITS = {
    "Sivistys;Keskuskoulu": 74,
    "Sivistys;Rantakoulu": 61,
    "Sivistys;Varhaiskasvatus": 82,
    "Sivistys;Musiikkiopisto": 3,
    "Tekninen;Ruokapalvelut": 44,
    "Tekninen;Puhtaus": 38,
    "Tekninen;Varikko": 4,
    "Hallinto;Kaupungintalo": 33,
}
EARLIER = (
    ("Kaikki", 310, 3.6),
    ("Sivistys", 201, 3.5),
    ("Tekninen", 79, 3.7),
    ("Hallinto", 30, 3.9),
)


def come(kuoma: Organisation) -> Survey:
    """Through the same steps as a coordinator's own file, and published by the same gate."""
    columns = foreign.read(_table(Random(2025)).encode("utf-8-sig"))
    choices = brought.guessed(columns, foreign.guesses(columns))
    made = brought.make(columns, choices, TITLE, "fi")
    survey = bring.bring(kuoma, made, TITLE, NAME, k=5)
    count.publish(survey, seconds=3)
    bring.keep(
        kuoma, "Kunta10", [Mean(unit, "Työn imu", n, mean, 2024) for unit, n, mean in EARLIER]
    )
    return survey


def _table(rng: Random) -> str:
    rows = [f"{unit};{_row(rng)}" for unit, people in UNITS.items() for _one in range(people)]
    rng.shuffle(rows)
    return "\n".join([*HEADERS, *(f"{1000 + n};{row}" for n, row in enumerate(rows))])


def _row(rng: Random) -> str:
    mood = rng.gauss(0, 0.6)
    steps = [min(4, max(0, round(rng.gauss(middle + mood, 0.8)))) for middle in (1.9, 2.2, 3.0)]
    said = remark(rng, rng.choice(TOPICS), ends=0.15) if rng.random() < 0.7 else ""
    return ";".join([*(AGREE[step] for step in steps), said.replace(";", ",")])
