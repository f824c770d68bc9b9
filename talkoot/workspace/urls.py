from __future__ import annotations

from django.urls import path

from talkoot.workspace import (
    clients,
    cohorts,
    following,
    from_figure,
    from_theme,
    inviting,
    letters,
    lifting,
    modules,
    observing,
    own_path,
    thread,
    tying,
    unit,
    views,
)

app_name = "workspace"
urlpatterns = [
    path("", views.today, name="today"),
    path("programmes/<int:programme_id>/", views.programme, name="programme"),
    path("programmes/<int:programme_id>/modules/", modules.plan, name="modules"),
    path("modules/<int:module_id>/", modules.module, name="module"),
    path("modules/<int:module_id>/tie/", tying.tie, name="tie"),
    path("programmes/<int:programme_id>/path/", own_path.path, name="path"),
    path("modules/<int:module_id>/invite/", inviting.invite, name="invite"),
    path("calendar/", following.mine, name="calendar"),
    path("calendar/<str:token>.ics", following.feed, name="feed"),
    path("profile/letters/", letters.letters, name="letters"),
    path("unit/", unit.mine, name="my_unit"),
    path("units/", unit.index, name="units"),
    path("units/<int:unit_id>/", unit.unit, name="unit"),
    path("units/<int:unit_id>/card/", unit.card, name="unit_card"),
    path("clients/", clients.feedback, name="clients"),
    path("observer/", observing.observer, name="observer"),
    path(
        "surveys/<uuid:survey_id>/results/<int:place>/<slug:scale>/commit/",
        from_figure.commit,
        name="commit_figure",
    ),
    path("themes/<uuid:theme_id>/model/", from_theme.begin, name="model_of_theme"),
    path("evidence/<uuid:evidence_id>/", thread.evidence, name="evidence"),
    path("commitments/<uuid:commitment_id>/", thread.commitment, name="commitment"),
    path("cohorts/", cohorts.index, name="cohorts"),
    path("cohorts/new/", cohorts.found, name="found"),
    path("cohorts/<uuid:cohort_id>/", cohorts.front, name="cohort"),
    path("cohorts/<uuid:cohort_id>/leave/", cohorts.leave, name="leave"),
    path("cohorts/<uuid:cohort_id>/end/", cohorts.end, name="end_cohort"),
    path("cohorts/<uuid:cohort_id>/<uuid:commitment_id>/mark/", cohorts.mark, name="mark"),
    path("journal/<uuid:entry_id>/lift/", lifting.lift, name="lift"),
]
