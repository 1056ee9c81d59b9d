"""How Django draws forms here: through our field and form templates, found among the apps' own."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """Makes `{{ form }}` and `{{ field.as_field_group }}` use base/form.html and base/field.html."""

    form_template_name = "base/form.html"
    field_template_name = "base/field.html"
