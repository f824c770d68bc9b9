"""What we say about a page: why a line was not understood, why a file is refused, what to check."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from talkoot.programmes.decoding import Refusal
from talkoot.programmes.lints import About, Advice
from talkoot.programmes.notes import Why

WHY = {
    Why.UNKNOWN: _("No heading of a project page says what this is."),
    Why.NOT_A_DATE: _("A date is written like 1.3.2025."),
    Why.NOT_A_PERIOD: _("A time is written like 1.3.2025 - 30.11.2025."),
    Why.NOT_MONEY: _("A date is written like 1.3.2025 and a sum like 12 500 euroa."),
    Why.TOO_MANY: _("This place is taken by the line above."),
    Why.OUT_OF_PLACE: _("This heading does not belong here."),
    Why.MOVED: _("Understood, but it will be written in its usual place."),
    Why.TWICE: _("This heading has already been."),
    Why.NO_LINK: _("Among the documents, but without a link."),
    Why.CHANGED: _("Understood, but it will be written in another form."),
    Why.AWARD_NEWS: _("Part of a piece of news about an award."),
    Why.NOT_A_PAGE: _("Not part of a project page."),
}
REFUSED = {
    Refusal.EMPTY: _("There is no text in this file."),
    Refusal.HUGE: _("This file is over one megabyte. A project page is a few kilobytes of text."),
    Refusal.BINARY: _("This is not plain text. Copy the page's text and paste it here."),
}
ADVICE = {
    About.MISSING: _("The page does not say: %(detail)s."),
    About.SHARE: _("The grant is %(detail)s % of the costs. The fund pays half."),
    About.STARTS_BEFORE_DECISION: _("The work starts before the decision."),
    About.ENDS_BEFORE_START: _("The work ends before it starts."),
    About.RESULTS_BEFORE_END: _("The results are ready before the work ends."),
    About.PLAN_TENSE: _("The bulletin speaks as a plan does: “%(detail)s”."),
    About.EXPERT: _("The texts do not tell what %(detail)s did."),
    About.RESEARCH: _("No research behind the work is named."),
    About.INDICATOR: _("The effects name nothing that was counted or asked."),
    About.EMAIL: _("An e-mail address for questions is missing."),
    About.REPORT_YEAR: _("The report is from %(detail)s, the results from another year."),
    About.REPORT_TITLE: _("The report has a title of its own: “%(detail)s”."),
    About.MODULES: _("The texts count the modules differently: %(detail)s."),
}
NAMES = {
    "title": _("title"),
    "number": _("project number"),
    "applicant": _("applicant"),
    "implementer": _("implementer"),
    "summary": _("summary"),
    "responsible": _("person responsible"),
}
AWARD_NEWS = _("This is a piece of news about an award, not a project page.")
NOT_A_PAGE = _("This is not a funder's project page. It should have the heading Hanketiedot.")


def say(advice: Advice) -> str:
    """Return the advice as a sentence."""
    detail = str(NAMES.get(advice.detail, advice.detail))
    return str(ADVICE[advice.about]).replace("%(detail)s", detail)
