"""Every control has its label; hints and errors are tied to it; the summary leads to it."""

import re

from django import forms
from django.template import Context, Template

from seedtrain.base.gallery.forms import SampleForm

WRONG = {"email": "no-address", "volume_l": "-1", "role": "usp", "shift": "day"}


def attributes(html: str, tag_id: str) -> str:
    found = re.search(rf'<[a-z]+ [^>]*\bid="{tag_id}"[^>]*>', html)
    assert found, f"no element with id {tag_id}"
    return found.group(0)


def test_every_control_of_a_form_has_a_label() -> None:
    html = str(SampleForm())
    ids = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', html)
    assert len(ids) == 9
    assert [one for one in ids if f'for="{one}"' not in html] == []


def test_hint_and_error_are_named_by_the_control() -> None:
    html = str(SampleForm(WRONG))
    email = attributes(html, "id_email")
    assert 'aria-invalid="true"' in email
    for part in ("id_email_helptext", "id_email_error"):
        assert part in email
        attributes(html, part)


def test_the_summary_links_every_error_to_its_control() -> None:
    html = str(SampleForm(WRONG))
    targets = re.findall(r'<a href="#([^"]+)"', html)
    assert {"id_name", "id_email", "id_volume_l", "id_agreed"} <= set(targets)
    for target in targets:
        attributes(html, target)


def test_what_was_entered_is_kept_and_autocomplete_too() -> None:
    html = str(SampleForm(WRONG))
    assert 'value="no-address"' in attributes(html, "id_email")
    assert 'autocomplete="name"' in attributes(html, "id_name")


def test_radio_buttons_stand_in_a_fieldset_with_a_legend() -> None:
    html = str(SampleForm())
    assert re.search(r"<fieldset[^>]*>\s*<legend>Shift", html)


def test_errors_of_the_whole_form_appear_once_on_top() -> None:
    class Pair(forms.Form):
        first = forms.CharField(required=False)

        def clean(self) -> None:
            raise forms.ValidationError("These two don't fit <together>.")

    html = str(Pair({"first": "x"}))
    assert html.count("These two don&#x27;t fit &lt;together&gt;.") == 1


def test_a_unit_stands_beside_its_field() -> None:
    html = Template('{% load page %}{% field form.volume_l unit="L" %}').render(Context({"form": SampleForm()}))
    assert re.search(r'id="id_volume_l"[^>]*><span>L</span>', html)
