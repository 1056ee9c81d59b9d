"""Countries and areas as WHO lists them, with groups as dated facts: lists have editions, and what is true changes."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from seedtrain.base.identity import new_id

LOW_AND_MIDDLE = {"L": True, "LM": True, "UM": True, "H": False}


def country_thing(iso3: str) -> UUID:
    """The UUID by which the trail names a country: the same in every installation."""
    return uuid5(NAMESPACE_URL, f"urn:iso:std:iso:3166:-1:alpha-3:{iso3}")


@dataclass(frozen=True)
class GroupAnswer:
    """Whether a country was in a group on a day (None: a person must decide), and the fact that this rests on."""

    value: bool | None
    fact: "CountryFact | None"

    @property
    def undecided(self) -> bool:
        return self.value is None


def low_or_middle_income(facts: "Mapping[str, CountryFact]") -> GroupAnswer:
    """From the facts in force, by kind: a person's decision where there is one, else the World Bank list."""
    decision = facts.get("lmic")
    if decision:
        return GroupAnswer(decision.value == "yes", decision)
    fact = facts.get("world_bank_income")
    return GroupAnswer(LOW_AND_MIDDLE.get(fact.value) if fact else None, fact)


class Country(models.Model):
    """A Member State, Associate Member or other area that WHO reports on. What it belongs to is in its facts."""

    iso3 = models.CharField(max_length=3, primary_key=True)
    iso2 = models.CharField(max_length=2, unique=True)
    m49 = models.CharField(max_length=3, unique=True)
    names = models.JSONField(default=dict)  # {language: name}, from CLDR
    official_languages = models.CharField(max_length=200, blank=True)
    language_codes = models.CharField(max_length=60, blank=True)
    training_languages = models.CharField(max_length=60, blank=True)
    latitude_degrees = models.FloatField()
    longitude_degrees = models.FloatField()

    class Meta:
        ordering = ["iso3"]
        verbose_name_plural = "countries"

    def __str__(self) -> str:
        return str(self.names.get("en", self.iso3))

    @property
    def thing(self) -> UUID:
        return country_thing(self.iso3)

    def facts_on(self, on: datetime.date) -> "dict[str, CountryFact]":
        """The fact of each kind in force on a day."""
        return self.facts.on(on).get(self.iso3, {})

    def fact(self, kind: str, on: datetime.date) -> "CountryFact | None":
        """The fact of that kind in force on a day; a decision of a person goes before a list."""
        return self.facts_on(on).get(kind)

    def is_lmic(self, on: datetime.date) -> GroupAnswer:
        """Low- or middle-income on a day, and the fact the answer rests on."""
        return low_or_middle_income(self.facts_on(on))


class CountryFactQuerySet(models.QuerySet["CountryFact"]):
    def in_force(self, on: datetime.date) -> Self:
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=on),
            Q(valid_to=None) | Q(valid_to__gte=on),
        )

    def on(self, day: datetime.date) -> "dict[str, dict[str, CountryFact]]":
        """{iso3: {kind: fact in force}}. Decisions go before lists; then the later start; then the later record."""
        found: dict[str, dict[str, CountryFact]] = {}
        weakest_first = self.in_force(day).order_by("decided", F("valid_from").asc(nulls_first=True), "id")
        for fact in weakest_first:
            found.setdefault(fact.country_id, {})[fact.kind] = fact
        return found


class CountryFact(models.Model):
    """One dated statement about one country. Empty `valid_from`: in force as long as is known."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=40)
    value = models.CharField(max_length=40, blank=True)  # empty: the list leaves it open
    edition = models.CharField(max_length=80, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=400)
    certainty = models.CharField(max_length=20, default="stated")  # stated, secondary, undecided
    note = models.TextField(blank=True)
    decided = models.BooleanField(
        default=False
    )  # recorded by a person, not by a list; kept when lists are loaded again

    objects = CountryFactQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                "country",
                "kind",
                "edition",
                Coalesce("valid_from", datetime.date.min),  # SQLite would let several empty days pass
                condition=Q(decided=False),
                name="one_fact_per_country_kind_and_edition",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="country_fact_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country_id} {self.kind}={self.value or '?'}"
