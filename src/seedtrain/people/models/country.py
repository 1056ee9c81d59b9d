"""Countries and areas as WHO lists them, with groups as dated facts: what is true of a country changes, and lists have editions."""

import datetime
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.db.models import Q

from seedtrain.base.identity import new_id

LOW_AND_MIDDLE = {"L": True, "LM": True, "UM": True, "H": False}


@dataclass(frozen=True)
class GroupAnswer:
    """Whether a country was in a group on a day: True, False, or None when a person must decide; and the fact it rests on."""

    value: bool | None
    fact: "CountryFact | None"

    @property
    def undecided(self) -> bool:
        return self.value is None


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

    def fact(self, kind: str, on: datetime.date) -> "CountryFact | None":
        """The fact of that kind in force on a day; a decision of a person goes before a list."""
        return (
            self.facts.in_force(on)
            .filter(kind=kind)
            .order_by("-decided", "-valid_from", "-id")
            .first()
        )

    def is_lmic(self, on: datetime.date) -> GroupAnswer:
        """Low- or middle-income on a day, by a person's decision where there is one, else by the World Bank list in force."""
        decision = self.fact("lmic", on)
        if decision and decision.decided:
            return GroupAnswer(decision.value == "1", decision)
        fact = self.fact("world_bank_income", on)
        return GroupAnswer(LOW_AND_MIDDLE.get(fact.value) if fact else None, fact)


class CountryFactQuerySet(models.QuerySet["CountryFact"]):
    def in_force(self, on: datetime.date) -> Self:
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=on),
            Q(valid_to=None) | Q(valid_to__gte=on),
        )


class CountryFact(models.Model):
    """One dated statement about one country: group, region, membership. Empty `valid_from`: in force as long as is known."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=40)
    value = models.CharField(
        max_length=40, blank=True
    )  # empty: the list leaves it open
    edition = models.CharField(max_length=80, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=400)
    certainty = models.CharField(
        max_length=20, default="stated"
    )  # stated, secondary, undecided
    note = models.TextField(blank=True)
    decided = models.BooleanField(
        default=False
    )  # recorded by a person, not by a list; kept when lists are loaded again

    objects = CountryFactQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "kind", "edition", "valid_from", "decided"],
                name="one_fact_per_country_kind_and_edition",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.country_id} {self.kind}={self.value or '?'}"
