"""Addresses of questions and of the library of answers."""

from django.urls import path

from seedtrain.programmes.questions.views import desk, entry, library, mine

urlpatterns = [
    path("mine/<str:token>/questions", mine.mine, name="my_questions"),
    path("editions/<slug:edition_slug>/run/questions", desk.questions, name="edition_questions"),
    path("editions/<slug:edition_slug>/run/questions/import", desk.bring_in, name="edition_questions_import"),
    path("editions/<slug:edition_slug>/run/answers", desk.answers, name="edition_entries"),
    path("editions/<slug:edition_slug>/answers", library.edition_answers, name="edition_answers"),
    path("answers", library.answers, name="answers"),
    path("answers/mine", entry.my_answers, name="my_answers"),
    path("answers/<int:number>", library.answer, name="answer"),
    path("answers/asked/<str:secret>", entry.answer_asked, name="answer_asked"),
    path("answers/entries/<uuid:entry_id>", entry.entry, name="entry"),
    path("answers/entries/<uuid:entry_id>/answer", entry.answer_write, name="answer_write"),
    path("answers/entries/<uuid:entry_id>/review", entry.review, name="answer_review"),
]
