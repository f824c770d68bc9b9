"""The table of doors: every address, and what each of the cast finds behind it.

`in` sends to sign in; a number is the status of the answer, and of two either is right. `room` is
an open workshop of Kuoma, `memory` a closed one; `phone` is a stranger who holds a seat in the
room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

WHO = ("stranger", "phone", "cecilia", "paavo", "bengt", "olga", "admin", "aino")

TABLE = """
method address                                str ph  cec paa ben olg adm ain
GET  /                                        302 302 200 200 200 200 200 200
POST /                                        405 405 405 405 405 405 405 405
GET  /look/                                   200 200 200 200 200 200 200 200
POST /look/                                   405 405 405 405 405 405 405 405
POST /i18n/setlang/                           302 302 302 302 302 302 302 302
GET  /i18n/setlang/                           302 302 302 302 302 302 302 302

GET  /programmes/                             in  in  200 200 200 200 200 200
POST /programmes/                             in  in  405 405 405 405 405 405
GET  /programmes/new/                         in  in  200 404 404 404 404 200
POST /programmes/new/                         in  in  200 404 404 404 404 200
GET  /programmes/import/                      in  in  200 404 404 404 404 200
POST /programmes/import/                      in  in  200 404 404 404 404 200
GET  /programmes/{programme}/                 in  in  404 200 200 200 200 200
POST /programmes/{programme}/                 in  in  405 405 405 405 405 405
GET  /programmes/{programme}/card/            in  in  404 200 200 200 200 200
POST /programmes/{programme}/card/            in  in  405 405 405 405 405 405
GET  /programmes/{programme}/card/edit/       in  in  404 404 404 404 404 200
POST /programmes/{programme}/card/edit/       in  in  404 404 404 404 404 200
GET  /programmes/{programme}/card/import/     in  in  404 404 404 404 404 200
POST /programmes/{programme}/card/import/     in  in  404 404 404 404 404 200
GET  /programmes/{programme}/card.txt         in  in  404 200 200 200 200 200
POST /programmes/{programme}/card.txt         in  in  405 405 405 405 405 405
GET  /programmes/{programme}/card.json        in  in  404 200 200 200 200 200
POST /programmes/{programme}/card.json        in  in  405 405 405 405 405 405

GET  /workshops/                              in  in  200 200 200 200 200 200
POST /workshops/                              in  in  405 405 405 405 405 405
GET  /workshops/new/                          in  in  302 404 404 404 404 200
POST /workshops/new/                          in  in  302 404 404 404 404 200
GET  /programmes/{programme}/workshops/new/   in  in  404 404 404 404 404 200
POST /programmes/{programme}/workshops/new/   in  in  404 404 404 404 404 200
GET  /workshops/{memory}/                     in  in  404 404 200 200 404 200
POST /workshops/{memory}/                     in  in  405 405 405 405 405 405
GET  /workshops/{room}/                       in  in  404 404 404 404 404 404
GET  /workshops/{memory}/summary.csv          in  in  404 404 200 200 404 200
GET  /workshops/{memory}/summary.xlsx         in  in  404 404 200 200 404 200
GET  /workshops/{memory}/summary.exe          in  in  404 404 404 404 404 404
POST /workshops/{memory}/summary.csv          in  in  405 405 405 405 405 405
GET  /workshops/{room}/summary.csv            in  in  404 404 404 404 404 404
GET  /workshops/{room}/host/                  in  in  404 404 404 404 404 200
POST /workshops/{room}/host/                  in  in  405 405 405 405 405 405
GET  /workshops/{room}/host/{host_act}/       in  in  405 405 405 405 405 405
POST /workshops/{room}/host/{host_act}/       in  in  404 404 404 404 404 302/422
GET  /workshops/{plan}/change/                in  in  404 404 404 404 404 200
POST /workshops/{plan}/change/                in  in  404 404 404 404 404 200
GET  /workshops/{plan}/call-off/              in  in  404 404 404 404 404 200
POST /workshops/{plan}/call-off/              in  in  404 404 404 404 404 302
GET  /workshops/{room}/end/                   in  in  404 404 404 404 404 200
POST /workshops/{room}/end/                   in  in  404 404 404 404 404 302
GET  /workshops/{room}/wall/                  in  in  404 404 404 404 404 200
POST /workshops/{room}/wall/                  in  in  405 405 405 405 405 405
GET  /workshops/{room}/qr.svg                 in  in  404 404 404 404 404 200
POST /workshops/{room}/qr.svg                 in  in  405 405 405 405 405 405
GET  /workshops/{room}/sheets/                in  in  404 404 404 404 404 200
POST /workshops/{room}/sheets/                in  in  405 405 405 405 405 405
GET  /workshops/{room}/sheets/enter/          in  in  404 404 404 404 404 200
POST /workshops/{room}/sheets/enter/          in  in  404 404 404 404 404 200

GET  /join/                                   200 200 200 200 200 200 200 200
POST /join/                                   200 200 200 200 200 200 200 200
GET  /join/back/                              200 200 200 200 200 200 200 200
POST /join/back/                              200 200 200 200 200 200 200 200
GET  /j/{secret}/                             200 302 200 200 200 200 200 200
POST /j/{secret}/                             200 302 200 200 200 200 200 200
GET  /j/guessed/                              404 404 404 404 404 404 404 404
POST /j/guessed/                              404 404 404 404 404 404 404 404
GET  /k/{secret}/                             200 200 200 200 200 200 200 200
POST /k/{secret}/                             302 302 302 302 302 302 302 302
GET  /k/guessed/                              404 404 404 404 404 404 404 404
POST /k/guessed/                              404 404 404 404 404 404 404 404
GET  /w/{room}/kiosk-done/                    405 405 405 405 405 405 405 405
POST /w/{room}/kiosk-done/                    302 302 302 302 302 302 302 302
GET  /w/{room}/                               302 200 302 302 302 302 302 302
POST /w/{room}/                               405 405 405 405 405 405 405 405
GET  /w/{room}/step/1/                       302 302 302 302 302 302 302 302
POST /w/{room}/step/1/                       405 405 405 405 405 405 405 405
GET  /i/{days_link}/                         200 200 200 200 200 200 200 200
POST /i/{days_link}/                         200 200 200 200 200 200 200 200
GET  /i/guessed/                             404 404 404 404 404 404 404 404
POST /i/guessed/                             404 404 404 404 404 404 404 404
GET  /workshops/{room}/follow-up/            in  in  404 404 404 404 404 200
POST /workshops/{room}/follow-up/            in  in  404 404 404 404 404 200
GET  /workshops/{days}/host/                 in  in  404 404 404 404 404 200
GET  /workshops/{days}/invite/               in  in  404 404 404 404 404 200
POST /workshops/{days}/invite/               in  in  404 404 404 404 404 200
GET  /workshops/{room}/invite/               in  in  404 404 404 404 404 404
POST /workshops/{days}/remind/               in  in  404 404 404 404 404 302
GET  /workshops/{days}/remind/               in  in  405 405 405 405 405 405
GET  /workshops/{days}/unit-card/            in  in  404 404 404 404 404 200
POST /workshops/{days}/unit-card/            in  in  405 405 405 405 405 405
GET  /w/{room}/notes.txt                      404 404 404 404 404 404 404 404
POST /w/{room}/notes.txt                      405 405 405 405 405 405 405 405
GET  /w/{room}/photo/00000000-0000-4000-8000-000000000000/ 404 404 404 404 404 404 404 404
POST /w/{room}/photo/00000000-0000-4000-8000-000000000000/ 405 405 405 405 405 405 405 405
GET  /w/{room}/give/                          302 302 302 302 302 302 302 302
POST /w/{room}/give/                          404 404 404 404 404 404 404 404
GET  /w/{room}/{seat_act}/                    405 405 405 405 405 405 405 405
POST /w/{room}/{seat_act}/                    404 302 404 404 404 404 404 404

GET  /cohorts/                                in  in  200 200 200 200 200 200
POST /cohorts/                                in  in  405 405 405 405 405 405
GET  /cohorts/new/                            in  in  200 404 404 404 404 200
POST /cohorts/new/                            in  in  200 404 404 404 404 200
GET  /cohorts/{cohort}/                       in  in  404 404 200 404 404 404
POST /cohorts/{cohort}/                       in  in  405 405 405 405 405 405
GET  /cohorts/{cohort}/leave/                 in  in  404 404 200 404 404 404
POST /cohorts/{cohort}/leave/                 in  in  404 404 302 404 404 404
GET  /cohorts/{cohort}/end/                   in  in  404 404 200 404 404 404
POST /cohorts/{cohort}/end/                   in  in  404 404 302 404 404 404
GET  /cohorts/{cohort}/members/               in  in  404 404 200 404 404 404
POST /cohorts/{cohort}/members/               in  in  404 404 200 404 404 404
GET  /cohorts/{cohort}/invite/                in  in  404 404 200 404 404 404
POST /cohorts/{cohort}/invite/                in  in  404 404 200 404 404 404
GET  /cohorts/{cohort}/longer/                in  in  404 404 200 404 404 404
POST /cohorts/{cohort}/longer/                in  in  404 404 200 404 404 404
GET  /cohorts/{cohort}/meetings/new/          in  in  404 404 200 404 404 404
POST /cohorts/{cohort}/meetings/new/          in  in  404 404 200 404 404 404
GET  /cohorts/{cohort}/notes/{note}/          in  in  404 404 200 404 404 404
POST /cohorts/{cohort}/notes/{note}/          in  in  404 404 302 404 404 404
GET  /cohorts/{cohort}/shared/{shared}/       in  in  404 404 200 404 404 404
POST /cohorts/{cohort}/shared/{shared}/       in  in  404 404 302 404 404 404
GET  /cohorts/{cohort}/own.txt                in  in  404 404 200 404 404 404
POST /cohorts/{cohort}/own.txt                in  in  405 405 405 405 405 405
GET  /cohorts/{cohort}/begin/                 in  in  405 405 405 405 405 405
POST /cohorts/{cohort}/begin/                 in  in  404 404 302 404 404 404
GET  /cohorts/{cohort}/notes/                 in  in  405 405 405 405 405 405
POST /cohorts/{cohort}/notes/                 in  in  404 404 302 404 404 404
GET  /cohorts/{cohort}/proposals/{proposal}/  in  in  405 405 405 405 405 405
POST /cohorts/{cohort}/proposals/{proposal}/  in  in  404 404 302 404 404 404
GET  /cohorts/{cohort}/letters/{cohort_invited}/revoke/ in  in  405 405 405 405 405 405
POST /cohorts/{cohort}/letters/{cohort_invited}/revoke/ in  in  404 404 302 404 404 404
GET  /cohorts/{cohort}/members/{cohort_member}/convene/ in  in  405 405 405 405 405 405
POST /cohorts/{cohort}/members/{cohort_member}/convene/ in  in  404 404 302 404 404 404
GET  /cohorts/{cohort}/{deed}/mark/           in  in  405 405 405 405 405 405
POST /cohorts/{cohort}/{deed}/mark/           in  in  404 404 400 404 404 404
GET  /cohorts/letters/{cohort_letter}/        200 200 200 200 200 200 200 200
POST /cohorts/letters/{cohort_letter}/        200 200 200 200 200 200 200 200
GET  /cohorts/letters/guessed/                404 404 404 404 404 404 404 404
POST /cohorts/letters/guessed/                404 404 404 404 404 404 404 404
GET  /workshops/{meeting}/walk-in/            in  in  404 404 302 404 404 404
POST /workshops/{meeting}/walk-in/            in  in  405 405 405 405 405 405
GET  /journal/                                in  in  200 200 200 200 200 200
POST /journal/                                in  in  200 200 200 200 200 200
GET  /journal/journal.txt                     in  in  200 200 200 200 200 200
POST /journal/journal.txt                     in  in  405 405 405 405 405 405
GET  /journal/erase/                          in  in  200 200 200 200 200 200
POST /journal/erase/                          in  in  302 302 302 302 302 302
GET  /journal/{entry}/                        in  in  404 404 200 404 404 404
POST /journal/{entry}/                        in  in  404 404 200 404 404 404
GET  /journal/{entry}/erase/                  in  in  404 404 200 404 404 404
POST /journal/{entry}/erase/                  in  in  404 404 302 404 404 404
GET  /journal/{entry}/lift/                   in  in  404 404 200 404 404 404
POST /journal/{entry}/lift/                   in  in  404 404 200 404 404 404

GET  /commitments/                            in  in  200 200 200 200 200 200
POST /commitments/                            in  in  405 405 405 405 405 405
GET  /commitments/{commitment}/mark/          in  in  405 405 405 405 405 405
POST /commitments/{commitment}/mark/          in  in  404 404 404 404 404 400
GET  /ideas/                                  in  in  200 404 404 404 404 200
POST /ideas/                                  in  in  405 405 405 405 405 405
GET  /ideas/units/{unit}/                     in  in  405 405 405 405 405 405
POST /ideas/units/{unit}/                     in  in  404 404 404 404 404 302
GET  /ideas/boxes/{box}/poster/               in  in  404 404 404 404 404 200
POST /ideas/boxes/{box}/poster/               in  in  405 405 405 405 405 405
GET  /ideas/boxes/{box}/take-down/            in  in  404 404 404 404 404 200
POST /ideas/boxes/{box}/take-down/            in  in  404 404 404 404 404 302
GET  /ideas/{box_secret}/                     200 200 200 200 200 200 200 200
POST /ideas/{box_secret}/                     200 200 200 200 200 200 200 200
GET  /ideas/guessed/                          404 404 404 404 404 404 404 404
POST /ideas/guessed/                          404 404 404 404 404 404 404 404
GET  /workshops/{plan}/times/                 in  in  404 404 404 404 404 200
POST /workshops/{plan}/times/                 in  in  404 404 404 404 404 302
GET  /workshops/{plan}/ideas/                 in  in  405 405 405 405 405 405
POST /workshops/{plan}/ideas/                 in  in  404 404 404 404 404 302
GET  /methods/                                in  in  200 200 200 200 200 200
POST /methods/                                405 405 405 405 405 405 405 405
GET  /methods/case-clinic/                    in  in  200 200 200 200 200 200
POST /methods/case-clinic/                    405 405 405 405 405 405 405 405
GET  /methods/background/complexity/          in  in  200 200 200 200 200 200
POST /methods/background/complexity/          405 405 405 405 405 405 405 405
GET  /methods/{own_ref}/                      in  in  404 404 200 200 404 200
POST /methods/{own_ref}/                      405 405 405 405 405 405 405 405
GET  /methods/case-clinic/copy/               in  in  405 405 405 405 405 405
POST /methods/case-clinic/copy/               in  in  302 404 404 404 404 302
GET  /methods/own/                            in  in  200 404 404 404 404 200
POST /methods/own/                            in  in  302 404 404 404 404 302
GET  /methods/own/{own}/                      in  in  404 404 404 404 404 200
POST /methods/own/{own}/                      in  in  404 404 404 404 404 302/409
GET  /methods/own/{own}/source/               in  in  404 404 404 404 404 200
POST /methods/own/{own}/source/               in  in  404 404 404 404 404 302/409
GET  /methods/own/{own}/beside/               in  in  405 405 405 405 405 405
POST /methods/own/{own}/beside/               in  in  404 404 404 404 404 200
GET  /methods/own/{own}/undo/                 in  in  405 405 405 405 405 405
POST /methods/own/{own}/undo/                 in  in  404 404 404 404 404 302
GET  /methods/own/{own}/method.toml           in  in  404 404 404 404 404 200
POST /methods/own/{own}/method.toml           in  in  405 405 405 405 405 405
GET  /methods/own/{own}/versions/             in  in  404 404 404 404 404 200
POST /methods/own/{own}/versions/             in  in  405 405 405 405 405 405
GET  /methods/own/{own}/publish/              in  in  405 405 405 405 405 405
POST /methods/own/{own}/publish/              in  in  404 404 404 404 404 302
GET  /methods/own/{own}/restore/              in  in  405 405 405 405 405 405
POST /methods/own/{own}/restore/              in  in  404 404 404 404 404 404
GET  /methods/own/{own}/offer/                in  in  405 405 405 405 405 405
POST /methods/own/{own}/offer/                in  in  404 404 404 404 404 302
GET  /methods/own/{own}/archive/              in  in  405 405 405 405 405 405
POST /methods/own/{own}/archive/              in  in  404 404 404 404 404 302
GET  /workshops/try/case-clinic/              in  in  405 405 405 405 405 405
POST /workshops/try/case-clinic/              in  in  302 404 404 404 404 302

GET  /surveys/                                in  in  200 200 200 200 200 200
POST /surveys/                                in  in  405 405 405 405 405 405
GET  /surveys/new/                            in  in  200 404 404 404 404 200
POST /surveys/new/                            in  in  200 404 404 404 404 200
GET  /surveys/{draft}/                        in  in  404 404 404 404 404 200
POST /surveys/{draft}/                        in  in  404 404 404 404 404 200
GET  /surveys/{asked}/                        in  in  404 404 404 404 404 200
GET  /surveys/{boxed}/                        in  in  404 404 404 404 404 200
GET  /surveys/{counted}/                      in  in  404 404 404 404 404 200
GET  /surveys/{told}/                         in  in  404 404 404 404 404 200
GET  /surveys/{draft}/key/                    in  in  405 405 405 405 405 405
POST /surveys/{draft}/key/                    in  in  404 404 404 404 404 200
GET  /surveys/{draft}/trustee/                in  in  405 405 405 405 405 405
POST /surveys/{draft}/trustee/                in  in  404 404 404 404 404 200
GET  /surveys/{boxed}/lost/                   in  in  404 404 404 404 404 200
POST /surveys/{boxed}/lost/                   in  in  404 404 404 404 404 302
GET  /surveys/{asked}/lost/                   in  in  404 404 404 404 404 404
GET  /trustee/{draft}/{trusted}/              200 200 200 200 200 200 200 200
POST /trustee/{draft}/{trusted}/              405 405 405 405 405 405 405 405
GET  /trustee/{asked}/{trusted}/              404 404 404 404 404 404 404 404
GET  /trustee/{draft}/{trusted}/key/          405 405 405 405 405 405 405 405
POST /trustee/{draft}/{trusted}/key/          200 200 200 200 200 200 200 200
GET  /trustee/{draft}/{trusted}/box.json      200 200 200 200 200 200 200 200
POST /trustee/{draft}/{trusted}/box.json      405 405 405 405 405 405 405 405
GET  /trustee/{draft}/{trusted}/opened/       405 405 405 405 405 405 405 405
POST /trustee/{draft}/{trusted}/opened/       200 200 200 200 200 200 200 200
GET  /surveys/{draft}/open/                   in  in  404 404 404 404 404 200
POST /surveys/{draft}/open/                   in  in  404 404 404 404 404 302
GET  /surveys/{asked}/slips/                  in  in  404 404 404 404 404 200
POST /surveys/{asked}/slips/                  in  in  404 404 404 404 404 200
GET  /surveys/{draft}/slips/                  in  in  404 404 404 404 404 404
GET  /surveys/{asked}/slips/0/                in  in  404 404 404 404 404 200
POST /surveys/{asked}/slips/0/                in  in  405 405 405 405 405 405
GET  /surveys/{asked}/slips/99/               in  in  404 404 404 404 404 404
GET  /surveys/{asked}/roster/                 in  in  404 404 404 404 404 200
POST /surveys/{asked}/roster/                 in  in  404 404 404 404 404 200
GET  /surveys/{boxed}/roster/                 in  in  404 404 404 404 404 404
GET  /surveys/{asked}/roster/staff/           in  in  405 405 405 405 405 405
POST /surveys/{asked}/roster/staff/           in  in  404 404 404 404 404 302
GET  /surveys/{asked}/roster/0/               in  in  404 404 404 404 404 200
POST /surveys/{asked}/roster/0/               in  in  404 404 404 404 404 200
GET  /surveys/{asked}/roster/99/              in  in  404 404 404 404 404 404
GET  /surveys/{asked}/invitees/{invitee}/     in  in  404 404 404 404 404 200
POST /surveys/{asked}/invitees/{invitee}/     in  in  404 404 404 404 404 200
GET  /surveys/{draft}/invitees/{invitee}/     in  in  404 404 404 404 404 404
GET  /surveys/{asked}/letters/0/              in  in  404 404 404 404 404 200
POST /surveys/{asked}/letters/0/              in  in  405 405 405 405 405 405
GET  /surveys/{boxed}/letters/0/              in  in  404 404 404 404 404 404
GET  /surveys/{asked}/send/                   in  in  404 404 404 404 404 200
POST /surveys/{asked}/send/                   in  in  404 404 404 404 404 200
GET  /surveys/{asked}/until/                  in  in  404 404 404 404 404 200
POST /surveys/{asked}/until/                  in  in  404 404 404 404 404 200
GET  /surveys/{asked}/close/                  in  in  404 404 404 404 404 200
POST /surveys/{asked}/close/                  in  in  404 404 404 404 404 302
GET  /surveys/{boxed}/ballots.json            in  in  404 404 404 404 404 200
POST /surveys/{boxed}/ballots.json            in  in  405 405 405 405 405 405
GET  /surveys/{asked}/ballots.json            in  in  404 404 404 404 404 404
GET  /surveys/{boxed}/opened/                 in  in  405 405 405 405 405 405
POST /surveys/{boxed}/opened/                 in  in  404 404 404 404 404 200
GET  /surveys/{counted}/publish/              in  in  405 405 405 405 405 405
POST /surveys/{counted}/publish/              in  in  404 404 404 404 404 302
GET  /surveys/{told}/again/                   in  in  405 405 405 405 405 405
POST /surveys/{told}/again/                   in  in  404 404 404 404 404 302
GET  /surveys/{told}/results/map/             in  in  404 404 200 200 404 200
POST /surveys/{told}/results/map/             in  in  405 405 405 405 405 405
GET  /surveys/{told}/results/talk/            in  in  404 404 200 200 404 200
POST /surveys/{told}/results/talk/            in  in  405 405 405 405 405 405
GET  /surveys/{told}/results/elsewhere/       in  in  404 404 404 404 404 200
POST /surveys/{told}/results/elsewhere/       in  in  404 404 404 404 404 302
GET  /surveys/{told}/results/                 in  in  404 404 200 200 404 200
POST /surveys/{told}/results/                 in  in  405 405 405 405 405 405
GET  /surveys/{told}/said/                        in  in  404 404 200 200 404 200
POST /surveys/{told}/said/                        in  in  404 404 404 404 404 302
GET  /surveys/{counted}/said/                     in  in  404 404 404 404 404 404
GET  /surveys/{told}/said/{sorting}/              in  in  405 405 405 405 405 405
POST /surveys/{told}/said/{sorting}/              in  in  404 404 404 404 404 302
GET  /surveys/{told}/said/{sorting}/fi-0/         in  in  404 404 200 200 404 200
POST /surveys/{told}/said/{sorting}/fi-0/         in  in  405 405 405 405 405 405
GET  /surveys/{told}/said/{sorting}/fi-9/         in  in  404 404 404 404 404 404
GET  /surveys/{told}/said/{sorting}/fi-0/teach/   in  in  404 404 404 404 404 200
POST /surveys/{told}/said/{sorting}/fi-0/teach/   in  in  404 404 404 404 404 302
GET  /surveys/{counted}/results/              in  in  404 404 404 404 404 404
GET  /surveys/{told}/written/                 in  in  404 404 200 200 404 200
POST /surveys/{told}/written/                 in  in  405 405 405 405 405 405
GET  /surveys/{counted}/written/              in  in  404 404 404 404 404 404
GET  /surveys/{told}/remarks/                 in  in  404 404 404 404 404 200
POST /surveys/{told}/remarks/                 in  in  405 405 405 405 405 405
GET  /surveys/{told}/remarks/{remark}/        in  in  405 405 405 405 405 405
POST /surveys/{told}/remarks/{remark}/        in  in  404 404 404 404 404 302
POST /surveys/{counted}/remarks/{remark}/     in  in  404 404 404 404 404 404
GET  /surveys/{told}/results/export.csv       in  in  404 404 200 200 404 200
POST /surveys/{told}/results/export.csv       in  in  405 405 405 405 405 405
GET  /surveys/{counted}/results/export.csv    in  in  404 404 404 404 404 404
GET  /surveys/{told}/results/voice.svg        in  in  404 404 404 404 404 404
POST /surveys/{told}/results/voice.svg        in  in  405 405 405 405 405 405
GET  /s/                                      200 200 200 200 200 200 200 200
POST /s/                                      404 404 404 404 404 404 404 404
GET  /s/kiosk/                                200 200 200 200 200 200 200 200
POST /s/kiosk/                                404 404 404 404 404 404 404 404
GET  /s/{personal}/                           200 200 200 200 200 200 200 200
GET  /s/{personal}/questions/                 200 200 200 200 200 200 200 200
GET  /s/thanks/                               200 200 200 200 200 200 200 200
POST /s/thanks/                               405 405 405 405 405 405 405 405
GET  /s/{slip}/                               200 200 200 200 200 200 200 200
POST /s/{slip}/                               405 405 405 405 405 405 405 405
GET  /s/{slip}/questions/                     200 200 200 200 200 200 200 200
POST /s/{slip}/questions/                     200 200 200 200 200 200 200 200
GET  /s/guessed/                              404 404 404 404 404 404 404 404
GET  /s/guessed/questions/                    404 404 404 404 404 404 404 404
POST /s/guessed/questions/                    404 404 404 404 404 404 404 404

GET  /people/                                 in  in  302 200 302 302 200 302
POST /people/                                 in  in  405 405 405 405 405 405
GET  /people/kuoma/                           in  in  404 404 200 200 200 200
POST /people/kuoma/                           in  in  405 405 405 405 405 405
GET  /people/kuoma/import/                    in  in  404 404 404 404 200 200
POST /people/kuoma/import/                    in  in  404 404 404 404 200 200
GET  /people/kuoma/import/{roster}/           in  in  404 404 404 404 200 200
POST /people/kuoma/import/{roster}/           in  in  404 404 404 404 302 302
GET  /people/naapuri/import/{roster}/         in  in  404 404 404 404 404 404
GET  /people/kuoma/invite/                    in  in  404 404 404 404 200 200
POST /people/kuoma/invite/                    in  in  404 404 404 404 200 200
GET  /people/kuoma/invite/{invitation}/revoke/ in in 405 405 405 405 405 405
POST /people/kuoma/invite/{invitation}/revoke/ in in  404 404 404 404 302 302
POST /people/naapuri/invite/{invitation}/revoke/ in in 404 404 404 404 404 404
GET  /people/kuoma/{member}/                  in  in  404 404 404 404 200 200
POST /people/kuoma/{member}/                  in  in  405 405 405 405 405 405
GET  /people/naapuri/{member}/                in  in  404 404 404 404 404 404
GET  /people/kuoma/{member}/roles/            in  in  405 405 405 405 405 405
POST /people/kuoma/{member}/roles/            in  in  404 404 404 404 302 302
POST /people/naapuri/{member}/roles/          in  in  404 404 404 404 404 404
GET  /profile/                                in  in  200 200 200 200 200 200
POST /profile/                                in  in  200 200 200 200 200 200
GET  /invitations/{letter}/                   200 200 200 200 200 200 200 200
POST /invitations/{letter}/                   200 200 200 200 200 200 200 200
GET  /invitations/guessed/                    404 404 404 404 404 404 404 404
POST /invitations/guessed/                    404 404 404 404 404 404 404 404

GET  /accounts/login/                         200 200 302 302 302 302 302 302
POST /accounts/login/                         200 200 302 302 302 302 302 302
GET  /accounts/logout/                        302 302 200 200 200 200 200 200
POST /accounts/logout/                        302 302 302 302 302 302 302 302
GET  /accounts/inactive/                      200 200 200 200 200 200 200 200
POST /accounts/inactive/                      405 405 405 405 405 405 405 405
GET  /accounts/login/code/                    200 200 302 302 302 302 302 302
POST /accounts/login/code/                    200 200 302 302 302 302 302 302
GET  /accounts/login/code/confirm/            302 302 302 302 302 302 302 302
POST /accounts/login/code/confirm/            302 302 302 302 302 302 302 302
GET  /accounts/password/change/               in  in  200 200 200 200 200 200
POST /accounts/password/change/               in  in  200 200 200 200 200 200
GET  /accounts/password/set/                  in  in  302 302 302 302 302 302
POST /accounts/password/set/                  in  in  302 302 302 302 302 302
GET  /accounts/password/reset/                200 200 200 200 200 200 200 200
POST /accounts/password/reset/                200 200 200 200 200 200 200 200
GET  /accounts/password/reset/done/           200 200 200 200 200 200 200 200
POST /accounts/password/reset/done/           405 405 405 405 405 405 405 405
GET  /accounts/password/reset/key/1-guessed/  200 200 200 200 200 200 200 200
POST /accounts/password/reset/key/1-guessed/  200 200 200 200 200 200 200 200
GET  /accounts/password/reset/key/done/       200 200 200 200 200 200 200 200
POST /accounts/password/reset/key/done/       405 405 405 405 405 405 405 405
GET  /accounts/signup/                        404 404 404 404 404 404 404 404
POST /accounts/signup/                        404 404 404 404 404 404 404 404
GET  /accounts/email/                         404 404 404 404 404 404 404 404
POST /accounts/email/                         404 404 404 404 404 404 404 404
"""


@dataclass(frozen=True)
class Door:
    method: str
    address: str
    answers: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.address}"


def doors() -> Iterator[Door]:
    for line in TABLE.strip().splitlines()[1:]:
        if line:
            method, address, *answers = line.split()
            yield Door(method, address, dict(zip(WHO, answers, strict=True)))
