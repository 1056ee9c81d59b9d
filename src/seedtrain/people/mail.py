"""The invitation by e-mail, in the language of whoever is invited: plain text only."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from seedtrain.people.languages import django_code
from seedtrain.people.models import Invitation


def link_of(invitation: Invitation) -> str:
    """The address that only the mail carries; to be made while the secret is still known."""
    return settings.ADDRESS + reverse("invitation", args=[invitation.secret])


def send_invitation(invitation: Invitation) -> None:
    """Raises what the mail server answers; the invitation stands all the same and can be sent again."""
    with translation.override(django_code(invitation.language)):
        words = {
            "invitation": invitation,
            "organisation": invitation.organisation.name_on(),
            "role": invitation.get_role_display(),
            "link": link_of(invitation),
            "installation": settings.NAME,
        }
        send_mail(
            _("Invitation to %(installation)s") % words,
            render_to_string("people/mail/invitation.txt", words),
            settings.DEFAULT_FROM_EMAIL,
            [invitation.email],
        )
