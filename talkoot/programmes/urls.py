"""Addresses of programmes. The overview of one stands in the workspace."""

from __future__ import annotations

from django.urls import path

from talkoot.programmes.views import cards, costs, documents, experts, funders, library, money, plan

app_name = "programmes"
urlpatterns = [
    path("programmes/", cards.programmes, name="list"),
    path("library/", library.index, name="library"),
    path("library/<slug:name>/", library.example, name="example"),
    path("programmes/new/", cards.new, name="new"),
    path("programmes/import/", cards.import_page, name="import"),
    path("programmes/<int:programme_id>/card/", cards.card, name="card"),
    path("programmes/<int:programme_id>/card/edit/", cards.edit, name="edit"),
    path("programmes/<int:programme_id>/card/import/", cards.import_again, name="import-again"),
    path("programmes/<int:programme_id>/card.txt", cards.as_text, name="text"),
    path("programmes/<int:programme_id>/card.json", cards.as_json, name="json"),
    path("programmes/<int:programme_id>/plan/", plan.read, name="plan"),
    path("programmes/<int:programme_id>/plan/dates/", plan.dates, name="plan-dates"),
    path("programmes/<int:programme_id>/plan/freeze/", plan.freeze, name="plan-freeze"),
    path("programmes/<int:programme_id>/plan/sent/<int:frozen_id>/", plan.sent, name="plan-sent"),
    path("programmes/<int:programme_id>/plan/edit/<slug:section>/", plan.edit, name="plan-edit"),
    path("programmes/<int:programme_id>/documents/", documents.index, name="documents"),
    path(
        "programmes/<int:programme_id>/documents/<uuid:document_id>/",
        documents.hand_out,
        name="document-file",
    ),
    path(
        "programmes/<int:programme_id>/documents/<uuid:document_id>/remove/",
        documents.remove,
        name="document-remove",
    ),
    path("programmes/<int:programme_id>/experts/", experts.index, name="experts"),
    path("programmes/<int:programme_id>/money/", money.read, name="money"),
    path("programmes/<int:programme_id>/money/funder/", funders.first, name="money-funder"),
    path("programmes/<int:programme_id>/money/funders/new/", funders.new, name="funder-new"),
    path(
        "programmes/<int:programme_id>/money/funders/<int:funding_id>/",
        funders.edit,
        name="funder",
    ),
    path(
        "programmes/<int:programme_id>/money/funders/<int:funding_id>/remove/",
        funders.remove,
        name="funder-remove",
    ),
    path("programmes/<int:programme_id>/money/budget/", money.budget, name="money-budget"),
    path("programmes/<int:programme_id>/money/costs/new/", costs.new, name="cost-new"),
    path("programmes/<int:programme_id>/money/costs/<int:cost_id>/", costs.edit, name="cost"),
    path(
        "programmes/<int:programme_id>/money/costs/<int:cost_id>/remove/",
        costs.remove,
        name="cost-remove",
    ),
    path("programmes/<int:programme_id>/money/statement/", costs.statement, name="statement"),
    path(
        "programmes/<int:programme_id>/money/statement.<slug:ending>",
        costs.export,
        name="statement-file",
    ),
    path(
        "programmes/<int:programme_id>/money/documents/<int:funding_id>/<slug:document>/",
        money.deliver,
        name="document",
    ),
]
