"""Addresses of what is made of published results, beneath their page."""

from __future__ import annotations

from django.urls import path

from talkoot.surveys.views import benchmarks, exports, presenting, results

urlpatterns = [
    path("map/", results.heat_map, name="map"),
    path("talk/", results.talk, name="talk"),
    path("elsewhere/", benchmarks.benchmarks, name="benchmarks"),
    path("export.<str:shape>", exports.export, name="export"),
    path("<slug:scale>.<str:shape>", exports.chart, name="chart"),
    path("screens/", presenting.screens, name="screens"),
]
