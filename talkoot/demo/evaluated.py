"""What Kuoma's first programme has reached so far: its figures, and what its comments say."""

from __future__ import annotations

from collections.abc import Iterator

from talkoot.people.models import Organisation
from talkoot.programmes.models import Programme
from talkoot.reports.evaluation import actions
from talkoot.reports.evaluation.aims import DIALOGUE, aims
from talkoot.reports.evaluation.comments import Comments, lists
from talkoot.reports.evaluation.whole import plan_of
from talkoot.reports.models import Observation
from talkoot.surveys.models import Survey

PROGRAMME = "Hyvä työpäivä Kuomassa"
LESS_BROKEN, BREAKS, IDEAS = "Turhat katkokset", "Tauot pidetään", "Ideat etenevät"
TELLS = {LESS_BROKEN: ("wd",), BREAKS: ("re",), IDEAS: ("vo", "vi"), DIALOGUE: ("cm",)}
Leans = Observation.Leans
SAID = (
    (
        *("Uskallanko sanoa?", ("kysyy neuvoa", "poissa olevasta", "Ingen skrattar"), DIALOGUE),
        *(Leans.WORKS, "Apua pyydetään ja annetaan nyt ilman, että ketään nolataan."),
    ),
    (
        *("Mikä vie voimia?", ("Avaimet", "Kärryt", "tietää vain yksi"), LESS_BROKEN),
        *(Leans.FAILS, "Tavaroita ja avaimia joutuu yhä etsimään, ja se katkoo työn."),
    ),
    (
        *("Mikä vie voimia?", ("Ruokatauko", "Puhelin soi"), BREAKS),
        *(Leans.FAILS, "Tauko jää kiireessä pitämättä tai keskeytyy."),
    ),
    (
        *("better", ("ehdotuksiin", "lomakkeita", "Muutoksista", "viestejä", "onnistuu"), IDEAS),
        *(Leans.WISH, "Ehdotuksiin halutaan vastaus ja muutoksista tieto ennen niiden alkua."),
    ),
)


def judge(kuoma: Organisation) -> None:
    """Both surveys are the programme's; somebody has read the comments."""
    programme = Programme.objects.get(organisation=kuoma, title=PROGRAMME)
    Survey.objects.filter(organisation=kuoma, published_on__isnull=False).update(
        programme=programme
    )
    keys = {one.text: one.key for one in aims(plan_of(programme))} | {DIALOGUE: DIALOGUE}
    for start, scales in TELLS.items():
        for scale in scales:
            actions.gauge(programme, _key(keys, start), scale)
    to_read = lists(programme)
    for about, words, aim, leans, text in SAID:
        one = next(one for one in to_read if about in (one.question, one.whence))
        actions.observe(
            programme, one, list(_with(one, words)), text=text, aim=_key(keys, aim), leans=leans
        )


def _key(keys: dict[str, str], start: str) -> str:
    return next(key for text, key in keys.items() if text.startswith(start))


def _with(comments: Comments, words: tuple[str, ...]) -> Iterator[int]:
    """The comments in which one of the words stands."""
    for at, text in enumerate(comments.texts):
        if any(word in text for word in words):
            yield at
