"""Addresses of reports."""

from __future__ import annotations

from django.urls import path

from talkoot.reports.views import awards, evaluation, handing_out, risks, writing

app_name = "reports"
HERE = "programmes/<int:programme_id>/report/"
EVALUATION = "programmes/<int:programme_id>/evaluation/"
RISKS = "programmes/<int:programme_id>/risks/"
ONE = f"{HERE}<slug:language>/"
urlpatterns = [
    path(HERE, writing.index, name="index"),
    path(ONE, writing.report, name="report"),
    path(f"{ONE}lacks/", handing_out.lacking, name="lacks"),
    path(f"{ONE}copy/", handing_out.copying, name="copy"),
    path(f"{ONE}out/", handing_out.outputs, name="outputs"),
    path(f"{ONE}publish/", handing_out.publish, name="publish"),
    path(f"{ONE}files/<str:name>", handing_out.file, name="file"),
    path("programmes/<int:programme_id>/awards/", awards.index, name="awards"),
    path(
        "programmes/<int:programme_id>/awards/<int:award_id>/remove/",
        awards.remove,
        name="award-remove",
    ),
    path(EVALUATION, evaluation.evaluation, name="evaluation"),
    path(f"{EVALUATION}gauge/", evaluation.gauge, name="gauge"),
    path(f"{EVALUATION}indicators/<slug:indicator>/", evaluation.result, name="result"),
    path(
        f"{EVALUATION}indicators/<slug:indicator>/remove/",
        evaluation.remove_result,
        name="result-remove",
    ),
    path(f"{EVALUATION}comments/<uuid:source>/", evaluation.comments, name="comments"),
    path(
        f"{EVALUATION}comments/<uuid:source>/<slug:question>/",
        evaluation.comments,
        name="survey-comments",
    ),
    path(
        f"{EVALUATION}observations/<uuid:observation_id>/withdraw/",
        evaluation.withdraw,
        name="withdraw",
    ),
    path(RISKS, risks.index, name="risks"),
    path(f"{RISKS}<slug:load>/", risks.risk, name="risk"),
    path(f"{RISKS}<slug:load>/means/", risks.add, name="means"),
    path(f"{RISKS}means/<int:means_id>/remove/", risks.remove, name="means-remove"),
    path("open/<slug:slug>/", handing_out.public, name="public"),
    path(
        "open/<slug:slug>/documents/<uuid:document_id>/",
        handing_out.public_file,
        name="public-file",
    ),
    path(f"{ONE}refresh/", writing.refresh, name="refresh"),
    path(f"{ONE}sign/", writing.sign, name="sign"),
    path(f"{ONE}section/<slug:name>/", writing.section, name="section"),
    path(f"{ONE}section/<slug:name>/quote/", writing.quote, name="quote"),
    path(f"{ONE}passages/<uuid:pk>/", writing.passage, name="passage"),
    path(f"{ONE}passages/<uuid:pk>/act/", writing.act, name="act"),
]
