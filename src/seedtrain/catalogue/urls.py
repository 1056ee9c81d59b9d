"""Addresses of courses, their reviews, and providers."""

from django.urls import path

from seedtrain.catalogue.views import courses, imports, providers, reviews, writing

urlpatterns = [
    path("courses", courses.courses, name="courses"),
    path("courses/new", writing.begin, name="course_begin"),
    path("courses/<slug:course_code>", courses.course, name="course"),
    path("courses/<slug:course_code>/edit", writing.edit, name="course_edit"),
    path("courses/<slug:course_code>/publish", writing.publish, name="course_publish"),
    path("courses/<slug:course_code>/new-version", writing.new_version, name="course_new_version"),
    path("courses/<slug:course_code>/turn", writing.turn, name="course_turn"),
    path("courses/<slug:course_code>/submit", reviews.submit, name="course_submit"),
    path("standards-touched", courses.standards_touched, name="standards_touched"),
    path("course-reviews", reviews.reviews, name="course_reviews"),
    path("course-reviews/<uuid:review_id>", reviews.review, name="course_review"),
    path("course-reviews/<uuid:review_id>/assign", reviews.assign, name="course_review_assign"),
    path("course-reviews/<uuid:review_id>/release", reviews.release, name="course_review_release"),
    path("course-reviews/<uuid:review_id>/declare", reviews.declare, name="course_review_declare"),
    path("course-reviews/<uuid:review_id>/findings", reviews.findings, name="course_review_findings"),
    path("course-reviews/<uuid:review_id>/answer", reviews.answer, name="course_review_answer"),
    path("course-reviews/<uuid:review_id>/send-back", reviews.send_back, name="course_review_send_back"),
    path("course-reviews/<uuid:review_id>/decide", reviews.decide, name="course_review_decide"),
    path("course-reviews/<uuid:review_id>/withdraw", reviews.withdraw, name="course_review_withdraw"),
    path("course-reviews/<uuid:review_id>/accreditation", reviews.end_accreditation, name="course_accreditation_end"),
    path("providers", providers.providers, name="providers"),
    path("providers/new", providers.add, name="provider_add"),
    path("providers/export.xlsx", imports.export, name="providers_export"),
    path("providers/import", imports.bring_in, name="providers_import"),
    path("providers/import/check", imports.check, name="providers_import_check"),
    path("providers/import/template.xlsx", imports.template, name="providers_import_template"),
    path("providers/import/undo", imports.undo, name="providers_import_undo"),
    path("providers/<uuid:provider_id>", providers.provider, name="provider"),
    path("providers/<uuid:provider_id>/change", providers.change, name="provider_change"),
    path("providers/<uuid:provider_id>/confirm", providers.confirm, name="provider_confirm"),
    path("providers/<uuid:provider_id>/turn", providers.turn, name="provider_turn"),
    path("providers/<uuid:provider_id>/offerings/new", providers.add_offering, name="offering_add"),
    path("offerings/<uuid:offering_id>/change", providers.change_offering, name="offering_change"),
    path("offerings/<uuid:offering_id>/turn", providers.turn_offering, name="offering_turn"),
]
