"""The floors of the house where import-linter cannot look: foreign keys, and other apps' views and forms."""

import tomllib
from itertools import product

import grimp
import pytest
from django.apps import apps

from seedtrain.site.commands import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
FLOORS = [
    {name.strip(" ()") for name in floor.split("|")}
    for floor in next(contract for contract in CONTRACTS if contract["type"] == "layers")["layers"]
]
HEIGHT = {name: -place for place, names in enumerate(FLOORS) for name in names}
OURS = {
    config.label: config.name.split(".")[1] for config in apps.get_app_configs() if config.name.startswith("seedtrain.")
}


def relations() -> list[tuple[str, str, str]]:
    """(floor, field, floor it points to) for every relation between models of ours."""
    return [
        (OURS[model._meta.app_label], f"{model.__name__}.{field.name}", OURS[field.related_model._meta.app_label])
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model and field.related_model._meta.app_label in OURS
    ]


def test_every_app_stands_on_a_floor():
    assert set(OURS.values()) <= HEIGHT.keys()


def test_foreign_keys_point_within_a_floor_or_down():
    upward = [(own, field, other) for own, field, other in relations() if own != other and HEIGHT[own] <= HEIGHT[other]]
    assert relations(), "the house has models, and models have relations"
    assert upward == []


def test_the_trail_points_at_nothing():
    assert [field for own, field, _ in relations() if own == "trail"] == []


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("seedtrain", cache_dir=None)


def test_nobody_imports_the_views_or_forms_of_another_app(imports):
    private = [name for name in imports.modules if {"views", "forms"} & set(name.split(".")[2:3])]
    importers = [(importer, name) for name in private for importer in imports.find_modules_that_directly_import(name)]
    foreign = [
        f"{importer} imports {name}"
        for importer, name in importers
        if importer.split(".")[1] not in {name.split(".")[1], "site"} and name.split(".")[1] != "base"
    ]
    assert foreign == []


def test_apps_know_each_other_in_one_direction_only(imports):
    floors = sorted(set(OURS.values()))
    pairs = {
        (own, other)
        for own, other in product(floors, floors)
        if own != other and imports.find_shortest_chain(f"seedtrain.{own}", f"seedtrain.{other}", as_packages=True)
    }
    assert [pair for pair in pairs if pair[::-1] in pairs] == []
