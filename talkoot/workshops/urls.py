from __future__ import annotations

from django.urls import path, re_path

from talkoot.workshops.views import door, host, rooms, seat, wall

app_name = "workshops"
_host_acts = "|".join(host.ACTIONS)
_seat_acts = "|".join(seat.ACTIONS)
_id = r"(?P<workshop_id>[0-9a-f-]{36})"

urlpatterns = [
    path("join/", door.enter, name="enter"),
    path("j/<str:secret>/", door.sit, name="sit"),
    path("join/back/", door.come_back, name="come_back"),
    path("w/<uuid:workshop_id>/", seat.show, name="phone"),
    path("w/<uuid:workshop_id>/give/", seat.contribute, name="give"),
    re_path(rf"^w/{_id}/(?P<action>{_seat_acts})/$", seat.act, name="seat_act"),
    path("workshops/", rooms.index, name="list"),
    path("workshops/new/", rooms.start, name="start"),
    path("programmes/<int:programme_id>/workshops/new/", rooms.new, name="new"),
    path("workshops/<uuid:workshop_id>/", rooms.summary, name="summary"),
    path("workshops/<uuid:workshop_id>/summary.<str:shape>", rooms.export, name="export"),
    path("workshops/<uuid:workshop_id>/host/", host.console, name="host"),
    re_path(rf"^workshops/{_id}/host/(?P<action>{_host_acts})/$", host.act, name="host_act"),
    path("workshops/<uuid:workshop_id>/end/", host.end, name="end"),
    path("workshops/<uuid:workshop_id>/wall/", wall.wall, name="wall"),
    path("workshops/<uuid:workshop_id>/qr.svg", wall.qr, name="qr"),
]
