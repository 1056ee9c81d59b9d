"""An organisation's own templates: copied, changed, given up. Those of the software are never edited."""

from uuid import UUID

import yaml
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.people.models import Organisation
from seedtrain.programmes.access import may_make
from seedtrain.programmes.editions.definition import Plain
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.editions.template_text import TextError, read_text, with_code
from seedtrain.programmes.models import Template, TemplateVersion
from seedtrain.programmes.reference.load import FOLDER
from seedtrain.trail.actions import record


def text_of(template: Template) -> str:
    """As it was written last; for one of the software its file."""
    last = template.versions.order_by("-number").first()
    if last:
        return last.text
    file = FOLDER / f"{template.code}.yaml"
    if template.owner_id is None and file.is_file():
        return file.read_text(encoding="utf-8")
    return yaml.safe_dump(template.definition, allow_unicode=True, sort_keys=False)


@transaction.atomic
def copy_template(actor: Actor, template: Template, owner: Organisation) -> Template:
    """A copy that the organisation may edit. Raises Refused, TextError."""
    may_make(actor, owner.id).require()
    code = free_code(template.code, owner.id)
    text = with_code(text_of(template), code)
    made = Template(code=code, owner=owner, based_on=template)
    _put(made, read_text(text))
    TemplateVersion.objects.create(template=made, number=1, text=text, kept_by_id=actor.person)
    record(actor, "template.copied", "template", made.id, {"from": template.code, "code": code})
    return made


@transaction.atomic
def change_template(actor: Actor, template: Template, text: str) -> Template:
    """Keep the text as the next version; editions that were made stay as they are. Raises Refused, TextError."""
    template = Template.objects.select_for_update().get(id=template.id)
    may_make(actor, owner_of(template)).require()
    text = text.replace("\r\n", "\n")
    says = read_text(text)
    if says["code"] != template.code:
        line = next((n for n, one in enumerate(text.split("\n"), start=1) if one.startswith("code:")), 1)
        raise TextError(line, _("The code of a template stays: write code: %(code)s") % {"code": template.code})
    if text == text_of(template):
        return template
    _put(template, says)
    number = (template.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    TemplateVersion.objects.create(template=template, number=number, text=text, kept_by_id=actor.person)
    record(actor, "template.changed", "template", template.id, {"version": number})
    return template


@transaction.atomic
def remove_template(actor: Actor, template: Template) -> None:
    """It is offered no longer; deleted where nothing was made from it. Raises Refused, EditionError."""
    template = Template.objects.select_for_update().get(id=template.id)
    may_make(actor, owner_of(template)).require()
    used = template.editions.exists() or template.copies.exists()
    record(actor, "template.removed", "template", template.id, {"code": template.code, "kept": used})
    if used:
        template.retired = True
        template.save(update_fields=["retired"])
    else:
        template.delete()


def owner_of(template: Template) -> UUID:
    if template.owner_id is None:
        raise EditionError(_("Templates of the software are not edited. Copy it first."))
    return template.owner_id


def free_code(code: str, owner: UUID) -> str:
    """The code with the owner's mark, and a number where that is taken; 40 characters at most."""
    mark = f"-{str(owner)[-6:]}"
    base = code.split(mark)[0][:28] + mark
    taken = set(Template.objects.filter(code__startswith=base).values_list("code", flat=True))
    return next(one for one in (base, *(f"{base}-{n}" for n in range(2, 1000))) if one not in taken)


def _put(template: Template, says: Plain) -> None:
    template.names, template.descriptions = says["names"], says.get("summaries") or {}
    template.pillar, template.definition = says["pillar"], says
    template.save()
