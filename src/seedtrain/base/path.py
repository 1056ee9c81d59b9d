"""The path of one seat, from a need to a smaller need: the nine stages that every page can show its place on."""

from django.utils.translation import gettext_lazy as _

STAGES = {
    "need": _("Need"),
    "call": _("Call"),
    "nomination": _("Nomination"),
    "placement": _("Placement"),
    "learning": _("Learning"),
    "practice": _("Practice"),
    "sign-off": _("Sign-off"),
    "credential": _("Credential"),
    "follow-up": _("Follow-up"),
}
