"""Addresses of attendance."""

from django.urls import URLPattern, path

from seedtrain.programmes.attendance.views import codes, door, numbers, reports

RUN = "editions/<slug:edition_slug>/run"
SESSION = f"{RUN}/sessions/<slug:session_code>/attendance"

urlpatterns: list[URLPattern] = [
    path(f"{RUN}/attendance", reports.attendance, name="attendance"),
    path(f"{RUN}/numbers", numbers.numbers, name="numbers"),
    path(f"{RUN}/numbers/export", numbers.numbers_export, name="numbers_export"),
    path("check-in/<str:check_in_code>", door.check_in, name="check_in"),
    path(f"{RUN}/sessions/<slug:session_code>/door", door.door, name="door"),
    path(f"{RUN}/sessions/<slug:session_code>/code", codes.session_code_shown, name="session_code_shown"),
    path("check-in/session/<uuid:session_id>/<str:figures>", codes.check_in_here, name="check_in_here"),
    path("mine/<str:token>/check-in", codes.place_check_in, name="place_check_in"),
    path(SESSION, reports.session_attendance, name="session_attendance"),
    path(f"{SESSION}/check", reports.session_attendance_check, name="session_attendance_check"),
    path(f"{SESSION}/marks", reports.session_marks, name="session_marks"),
    path(f"{SESSION}/sheet", reports.session_sheet, name="session_sheet"),
    path(f"{SESSION}/reports/<uuid:report_id>/take-back", reports.report_take_back, name="report_take_back"),
    path(f"{SESSION}/lines/<uuid:join_id>/settle", reports.join_settle, name="join_settle"),
]
