"""Interface texts are found in code and templates, counted in every language, and compiled with their plurals."""

import gettext

import pytest

from seedtrain.site.commands import catalogues, gathering

CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
class Form:
    label = _("Given name")
    def words(self, n):  # Translators: a month of the year
        return ngettext("%(n)d seat", "%(n)d seats", n), pgettext("month", "May"), _(variable)
"""
TEMPLATE = """{% load i18n %}
    {% translate "Sign in" %}
  <p title="{% translate 'Your path' %}">
    {% blocktranslate count n=n %}{{ n }} gap{% plural %}{{ n }} gaps{% endblocktranslate %}
  </p>
        {% translate "Open" context "verb" %}
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    (tmp_path / "people" / "templates").mkdir(parents=True)
    (tmp_path / "people" / "tests").mkdir()
    (tmp_path / "people" / "forms.py").write_text(CODE)
    (tmp_path / "people" / "tests" / "test_it.py").write_text('_("not for people")')
    (tmp_path / "people" / "templates" / "page.html").write_text(TEMPLATE)
    monkeypatch.setattr(gathering, "PACKAGE", tmp_path)
    monkeypatch.setattr(gathering, "LOCALE", tmp_path / "locale")
    return tmp_path


def test_texts_are_found_with_their_contexts_and_plurals_and_never_in_tests(package):
    found = {(message.context, message.id) for message in gathering.gather() if message.id}
    assert found == {
        (None, "Given name"),
        (None, ("%(n)d seat", "%(n)d seats")),
        ("month", "May"),
        (None, "Sign in"),
        (None, "Your path"),
        (None, ("%(n)s gap", "%(n)s gaps")),
        ("verb", "Open"),
    }


def test_a_text_counts_as_missing_until_every_plural_form_is_there(package):
    catalogue = gathering.update("ar", gathering.gather())
    path = gathering.catalogue_path("ar")
    assert len(gathering.missing(catalogue, gathering.gather())) == 7
    forms = tuple(f"صيغة {n} %(n)d" for n in range(6))
    message = catalogue.get("%(n)d seat")
    message.string = forms[:2] + ("",) * 4
    assert "%(n)d seat" in gathering.missing(catalogue, gathering.gather())
    message.string = forms
    assert "%(n)d seat" not in gathering.missing(catalogue, gathering.gather())
    assert "Language: ar" in path.read_text()
    assert "not yet reviewed by a native speaker" in path.read_text()


def test_what_is_translated_stays_and_what_is_gone_goes(package):
    first = gathering.update("fr", gathering.gather())
    first["Sign in"].string = "Se connecter"
    with gathering.catalogue_path("fr").open("wb") as file:
        gathering.pofile.write_po(file, first)
    (package / "people" / "forms.py").write_text("")
    kept = gathering.update("fr", gathering.gather())
    assert kept["Sign in"].string == "Se connecter"
    assert "Given name" not in kept


def test_a_changed_catalogue_is_compiled_once_with_all_its_plurals(package):
    catalogue = gathering.update("ar", gathering.gather())
    catalogue["%(n)d seat"].string = tuple(f"{n}" for n in range(6))
    with gathering.catalogue_path("ar").open("wb") as file:
        gathering.pofile.write_po(file, catalogue)
    assert [path.name for path in catalogues.compile_stale(package / "locale")] == ["django.mo"]
    assert catalogues.compile_stale(package / "locale") == []
    with (package / "locale" / "ar" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert [compiled.ngettext("%(n)d seat", "%(n)d seats", n) for n in (0, 1, 2, 5, 11, 100)] == list("012345")
