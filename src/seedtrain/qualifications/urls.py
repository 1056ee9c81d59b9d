"""Addresses of evidence, matrix, jobs, credentials and their verification."""

from django.urls import path

from seedtrain.qualifications.views import credentials, evidence, jobs, matrix, verifying

urlpatterns = [
    path("matrix", matrix.matrix, name="matrix"),
    path("matrix.xlsx", matrix.matrix_sheet, name="matrix_sheet"),
    path("jobs/give", jobs.give_job, name="give_job"),
    path("jobs/<uuid:assignment_id>/end", jobs.end_job, name="end_job"),
    path("confirmations", evidence.confirmations, name="confirmations"),
    path("evidence/<uuid:evidence_id>", evidence.evidence, name="evidence"),
    path("evidence/<uuid:evidence_id>/withdraw", evidence.withdraw, name="withdraw_evidence"),
    path("people/<uuid:person_id>/observe", evidence.observe, name="observe"),
    path("people/<uuid:person_id>/credentials/<slug:code>", credentials.claim, name="claim"),
    path("credentials", credentials.definitions, name="credential_definitions"),
    path("credentials/<uuid:credential_id>", credentials.credential, name="credential"),
    path("credentials/<uuid:credential_id>.json", credentials.credential_json, name="credential_json"),
    path("credentials/<uuid:credential_id>.pdf", credentials.credential_pdf, name="credential_pdf"),
    path("credentials/<uuid:credential_id>/code.png", credentials.credential_code, name="credential_code"),
    path("credentials/<uuid:credential_id>/revoke", credentials.revoke, name="revoke_credential"),
    path("credentials/status/<slug:key_id>", credentials.status_list, name="status_list"),
    path("credentials/status/<slug:key_id>/<int:place>", credentials.status_list, name="status_list_more"),
    path("credentials/<slug:code>", credentials.definition, name="credential_definition"),
    path(".well-known/did.json", credentials.did_document, name="did_document"),
    path("verify", verifying.verify, name="verify"),
]
