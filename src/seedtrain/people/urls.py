"""Addresses of people, invitations, organisations, countries, and of one's own details."""

from django.urls import path

from seedtrain.people.views import answer_invitation, countries, imports, invitations, me, organisation, people, person

urlpatterns = [
    path("me", me.me, name="me"),
    path("me/change", me.change_me, name="change_me"),
    path("people", people.people, name="people"),
    path("people/export.xlsx", people.export, name="people_export"),
    path("people/<uuid:person_id>", person.person, name="person"),
    path("people/<uuid:person_id>/change", person.change, name="person_change"),
    path("people/<uuid:person_id>/account", invitations.give_account, name="person_give_account"),
    path("people/<uuid:person_id>/account/turn", person.turn_account, name="person_turn_account"),
    path("people/<uuid:person_id>/roles/<uuid:organisation_id>", person.give_role, name="person_give_role"),
    path("memberships/<uuid:membership_id>/end", person.end_role, name="membership_end"),
    path("invitations", invitations.invitations, name="invitations"),
    path("invitations/<uuid:invitation_id>/resend", invitations.resend, name="invitation_resend"),
    path("invitations/<uuid:invitation_id>/withdraw", invitations.withdraw, name="invitation_withdraw"),
    path("invitation/<str:secret>", answer_invitation.invitation, name="invitation"),
    path("organisations", organisation.organisations, name="organisations"),
    path("organisations/new", organisation.found, name="organisation_found"),
    path("organisations/<uuid:organisation_id>", organisation.organisation, name="organisation"),
    path("organisations/<uuid:organisation_id>/rename", organisation.rename, name="organisation_rename"),
    path("organisations/<uuid:organisation_id>/people/new", person.add, name="person_add"),
    path("organisations/<uuid:organisation_id>/invitations/new", invitations.invite, name="invite"),
    path("organisations/<uuid:organisation_id>/people/import", imports.bring_in, name="people_import"),
    path("organisations/<uuid:organisation_id>/people/import/check", imports.check, name="people_import_check"),
    path(
        "organisations/<uuid:organisation_id>/people/import/template.xlsx",
        imports.template,
        name="people_import_template",
    ),
    path("countries", countries.countries, name="countries"),
    path("countries/<str:iso3>", countries.country, name="country"),
    path("countries/<str:iso3>/decide/<str:kind>", countries.decide, name="country_decide"),
]
