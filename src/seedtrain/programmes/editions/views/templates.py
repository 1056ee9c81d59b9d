"""An organisation's own templates on the desk: copy one, edit its text or bring a file, look at earlier versions."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.people.models import Organisation
from seedtrain.programmes.editions import template_actions as actions
from seedtrain.programmes.editions.template_text import LONGEST, TextError
from seedtrain.programmes.models import Template
from seedtrain.programmes.models.edition import RUNS_EDITIONS

MOST_BYTES = 4 * LONGEST


class Text(forms.Form):
    """The YAML of a template. A file goes before what stands in the field, and is then shown in it."""

    text = forms.CharField(
        label=gettext_lazy("Template"),
        max_length=LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 30, "dir": "ltr", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        help_text=gettext_lazy("A .yaml file in UTF-8; it replaces the text above."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,text/yaml"}),
    )


class Whose(forms.Form):
    owner = forms.ModelChoiceField(Organisation.objects.none(), label=gettext_lazy("For which organisation"))

    def __init__(self, *args: Any, owners: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner"]
        field.queryset = Organisation.objects.filter(id__in=[o.id for o in owners]).prefetch_related("names")
        if len(owners) == 1:
            self.initial["owner"] = owners[0]


def own_template(request: Request, template_code: str) -> Template:
    """One of the actor's organisations; others do not learn that it exists."""
    mine = request.actor.organisations_as(*RUNS_EDITIONS)
    return get_object_or_404(Template.objects.filter(owner__in=mine, retired=False), code=template_code)


@only(*RUNS_EDITIONS)
def template_copy(request: Request, template_code: str) -> HttpResponse:
    template = get_object_or_404(Template.objects.offered_to(request.actor), code=template_code)
    owners = list(Organisation.objects.filter(id__in=request.actor.organisations_as(*RUNS_EDITIONS)))
    form = Whose(request.POST or None, owners=owners)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.copy_template(request.actor, template, form.cleaned_data["owner"])
        except TextError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("This copy is your organisation’s own. Change what is different with you."))
            return redirect("template_own", made.code)
    words = {"form": form, "title": _("Copy a template"), "verb": _("Copy it"), "back": reverse("desk")}
    return render(request, "programmes/editions/form.html", words)


@only(*RUNS_EDITIONS)
def template_own(request: Request, template_code: str) -> HttpResponse:
    """Edit it; `?version=2` opens an earlier text, which counts again once it is kept."""
    template = own_template(request, template_code)
    wanted = request.GET.get("version", "")
    shown = template.versions.filter(number=int(wanted)).first() if wanted.isdecimal() and len(wanted) < 6 else None
    form = Text(initial={"text": shown.text if shown else actions.text_of(template)})
    if request.method == "POST":
        form = bound(request)
        if form.is_valid():
            try:
                actions.change_template(request.actor, template, form.cleaned_data["text"])
            except TextError as error:
                form.add_error("text", str(error))
            else:
                messages.success(request, _("Kept. New editions are made from this version."))
                return redirect("template_own", template.code)
    words = {"template": template, "form": form, "versions": template.versions.order_by("-number"), "shown": shown}
    return render(request, "programmes/editions/template.html", words)


def bound(request: Request) -> Text:
    """With the text of the file, where one came: what was sent stands in the field whatever is wrong with it."""
    data, file = request.POST.copy(), request.FILES.get("file")
    form = Text(data)
    if file is not None:
        try:
            if (file.size or 0) > MOST_BYTES:
                raise ValueError
            data["text"] = file.read().decode("utf-8-sig")
        except ValueError:
            form.is_valid()
            form.add_error("file", _("This file is no text in UTF-8, or it is too large."))
    return form


@only(*RUNS_EDITIONS)
def template_remove(request: Request, template_code: str) -> HttpResponse:
    template = own_template(request, template_code)
    if request.method == "POST":
        actions.remove_template(request.actor, template)
        messages.success(request, _("The template is offered no longer."))
        return redirect("desk")
    words = {
        "question": _("Remove this template?"),
        "consequences": _("Editions that were made from it stay as they are."),
        "verb": _("Remove it"),
        "back": reverse("template_own", args=[template.code]),
        "danger": True,
    }
    return render(request, "base/confirm.html", words)
