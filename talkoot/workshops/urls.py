from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from talkoot.workshops.views import (
    door,
    end,
    host,
    idea_boxes,
    invite,
    kiosk,
    late,
    paper,
    photo,
    plan,
    rooms,
    seat,
    times,
    trying,
    unit_card,
    wall,
)

app_name = "workshops"


class HostAct(StringConverter):
    regex = "|".join(host.ACTIONS)


class SeatAct(StringConverter):
    regex = "|".join(seat.ACTIONS)


register_converter(HostAct, "host_act")
register_converter(SeatAct, "seat_act")

urlpatterns = [
    path("join/", door.enter, name="enter"),
    path("j/<str:secret>/", door.sit, name="sit"),
    path("i/<str:token>/", invite.invited, name="invited"),
    path("workshops/<uuid:workshop_id>/invite/", invite.invite, name="invite"),
    path("workshops/<uuid:workshop_id>/remind/", invite.remind, name="remind"),
    path("workshops/<uuid:workshop_id>/unit-card/", unit_card.show, name="unit_card"),
    path("join/back/", door.come_back, name="come_back"),
    path("w/<uuid:workshop_id>/", seat.show, name="phone"),
    path("w/<uuid:workshop_id>/step/<int:beat_id>/", seat.step, name="step"),
    path("w/<uuid:workshop_id>/notes.txt", seat.notes, name="notes"),
    path("w/<uuid:workshop_id>/give/", seat.contribute, name="give"),
    path("w/<uuid:workshop_id>/photo/<uuid:photo_id>/", photo.photo, name="photo"),
    path("w/<uuid:workshop_id>/<seat_act:action>/", seat.act, name="seat_act"),
    path("workshops/", rooms.index, name="list"),
    path("workshops/new/", rooms.start, name="start"),
    path("programmes/<int:programme_id>/workshops/new/", rooms.new, name="new"),
    path("cohorts/<uuid:cohort_id>/meetings/new/", rooms.meet, name="meet"),
    path("workshops/try/<slug:ref>/", trying.try_method, name="try_method"),
    path("workshops/<uuid:workshop_id>/walk-in/", rooms.walk_in, name="walk_in"),
    path("workshops/<uuid:workshop_id>/", rooms.summary, name="summary"),
    path("workshops/<uuid:workshop_id>/summary.<str:shape>", rooms.export, name="export"),
    path("workshops/<uuid:workshop_id>/host/", host.console, name="host"),
    path("workshops/<uuid:workshop_id>/host/<host_act:action>/", host.act, name="host_act"),
    path("workshops/<uuid:workshop_id>/times/", times.times, name="times"),
    path("workshops/<uuid:workshop_id>/ideas/", idea_boxes.take_in, name="ideas"),
    path("workshops/<uuid:workshop_id>/change/", plan.change, name="change"),
    path("workshops/<uuid:workshop_id>/call-off/", plan.call_off, name="call_off"),
    path("workshops/<uuid:workshop_id>/sheets/", paper.print_sheets, name="sheets"),
    path("workshops/<uuid:workshop_id>/sheets/enter/", paper.enter, name="enter_sheet"),
    path("k/<str:secret>/", kiosk.wait, name="kiosk"),
    path("w/<uuid:workshop_id>/kiosk-done/", kiosk.done, name="kiosk_done"),
    path("workshops/<uuid:workshop_id>/follow-up/", late.follow_up, name="follow_up"),
    path("workshops/<uuid:workshop_id>/end/", end.end, name="end"),
    path("workshops/<uuid:workshop_id>/wall/", wall.wall, name="wall"),
    path("workshops/<uuid:workshop_id>/qr.svg", wall.qr, name="qr"),
]
