"""Addresses of certificates."""

from django.urls import URLPattern, path

from seedtrain.programmes.certificates import views

RUN = "editions/<slug:edition_slug>/run/certificates"
ONE = "certificates/<uuid:certificate_id>"
urlpatterns: list[URLPattern] = [
    path(RUN, views.edition_certificates, name="edition_certificates"),
    path(f"{RUN}/issue", views.edition_certificates_issue, name="edition_certificates_issue"),
    path(ONE, views.certificate, name="certificate"),
    path(f"{ONE}/paper.pdf", views.certificate_pdf, name="certificate_pdf"),
    path(f"{ONE}/signed.json", views.certificate_json, name="certificate_json"),
    path(f"{ONE}/withdraw", views.certificate_withdraw, name="certificate_withdraw"),
]
