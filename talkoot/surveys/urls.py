"""Addresses of surveys; those under s/ are typed or scanned by people without an account."""

from __future__ import annotations

from django.urls import include, path

from talkoot.surveys.views import (
    bring,
    closing,
    desk,
    documents,
    door,
    keys,
    kiosk,
    linking,
    papers,
    piles,
    remarks,
    results,
    roster,
    sorting,
    trustee,
    until,
)
from talkoot.surveys.views.waves import again

app_name = "surveys"
urlpatterns = [
    path("surveys/", desk.surveys, name="list"),
    path("surveys/new/", desk.new, name="new"),
    path("surveys/bring/", bring.bring, name="bring"),
    path("surveys/elsewhere/", bring.elsewhere, name="elsewhere"),
    path("surveys/", include("talkoot.surveys.wording_urls")),
    path("surveys/<uuid:survey_id>/", desk.desk, name="desk"),
    path("surveys/<uuid:survey_id>/key/", keys.key, name="key"),
    path("surveys/<uuid:survey_id>/trustee/", keys.name, name="name_trustee"),
    path("surveys/<uuid:survey_id>/linking/", linking.agree, name="linking"),
    path("surveys/<uuid:survey_id>/documents/", documents.documents, name="documents"),
    path("surveys/<uuid:survey_id>/documents/<slug:name>/", documents.document, name="document"),
    path(
        "surveys/<uuid:survey_id>/documents/<slug:name>.<slug:shape>",
        documents.document_file,
        name="document_file",
    ),
    path("surveys/<uuid:survey_id>/lost/", keys.lost, name="lost"),
    path("surveys/<uuid:survey_id>/open/", desk.open_it, name="open"),
    path("surveys/<uuid:survey_id>/slips/", piles.slips, name="slips"),
    path("surveys/<uuid:survey_id>/slips/unused/", piles.unused, name="unused"),
    path("surveys/<uuid:survey_id>/slips/<int:place>/", piles.pile, name="pile"),
    path("surveys/<uuid:survey_id>/roster/", roster.roster, name="roster"),
    path("surveys/<uuid:survey_id>/roster/staff/", roster.staff, name="roster_staff"),
    path("surveys/<uuid:survey_id>/roster/<int:place>/", roster.unit, name="roster_unit"),
    path("surveys/<uuid:survey_id>/invitees/<uuid:invitee_id>/", roster.person, name="invitee"),
    path("surveys/<uuid:survey_id>/letters.pdf", papers.whole, name="letters_pdf"),
    path("surveys/<uuid:survey_id>/letters/<int:place>/", papers.letters, name="letters"),
    path("surveys/<uuid:survey_id>/send/", roster.send, name="send"),
    path("surveys/<uuid:survey_id>/until/", until.until, name="until"),
    path("surveys/<uuid:survey_id>/close/", closing.close, name="close"),
    path("surveys/<uuid:survey_id>/ballots.json", closing.box, name="box"),
    path("surveys/<uuid:survey_id>/opened/", closing.opened, name="opened"),
    path("surveys/<uuid:survey_id>/publish/", closing.publish, name="publish"),
    path("surveys/<uuid:survey_id>/again/", again, name="again"),
    path("surveys/<uuid:survey_id>/results/", results.results, name="results"),
    path("surveys/<uuid:survey_id>/results/", include("talkoot.surveys.results_urls")),
    path("surveys/<uuid:survey_id>/written/", remarks.listed, name="written"),
    path("surveys/<uuid:survey_id>/remarks/", remarks.moderate, name="moderate"),
    path("surveys/<uuid:survey_id>/remarks/<uuid:remark_id>/", remarks.hide, name="hide"),
    path("surveys/<uuid:survey_id>/said/", sorting.themes, name="said"),
    path("surveys/<uuid:survey_id>/said/<int:number>/", sorting.change, name="said_change"),
    path(
        "surveys/<uuid:survey_id>/said/<int:number>/<slug:key>/", sorting.theme, name="said_theme"
    ),
    path(
        "surveys/<uuid:survey_id>/said/<int:number>/<slug:key>/teach/",
        sorting.teach,
        name="said_teach",
    ),
    path("trustee/<uuid:survey_id>/<str:code>/", trustee.page, name="trustee"),
    path("trustee/<uuid:survey_id>/<str:code>/key/", trustee.key, name="trustee_key"),
    path("trustee/<uuid:survey_id>/<str:code>/box.json", trustee.box, name="trustee_box"),
    path("trustee/<uuid:survey_id>/<str:code>/opened/", trustee.opened, name="trustee_opened"),
    path("trustee/<uuid:survey_id>/<str:code>/link/", linking.give, name="trustee_link"),
    path("trustee/<uuid:survey_id>/<str:code>/people.json", linking.people, name="trustee_people"),
    path("s/", door.enter, name="enter"),
    path("s/kiosk/", kiosk.kiosk, name="kiosk"),
    path("s/thanks/", door.thanks, name="thanks"),
    path("s/<str:code>/", door.about, name="about"),
    path("s/<str:code>/questions/", door.questions, name="questions"),
]
