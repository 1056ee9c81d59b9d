"""The list of an edition's registrations: what is asked for, how it is found, in which order."""

import datetime
from collections.abc import Mapping
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from seedtrain.people.models import CountryFact
from seedtrain.people.naming import REGIONS, plain
from seedtrain.programmes.models import Certificate, Edition, Presence, Registration, RegistrationState, Sex

ORDERS = {
    "number": ("number", "id"),
    "newest": ("-number", "-id"),
    "name": ("search", "id"),
    "country": ("country", "number", "id"),
}
ELIGIBLE = {"yes": True, "no": False, "open": None}
LONGEST_WORDS = 100


def in_region(region: str, day: datetime.date) -> list[str]:
    """The countries of a WHO region on a day."""
    facts = CountryFact.objects.on(day)
    return [iso3 for iso3, kinds in facts.items() if "who_region" in kinds and kinds["who_region"].value == region]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


class Asked:
    """What an address asks for. A value that we do not know asks for nothing."""

    def __init__(self, edition: Edition, query: Mapping[str, str]) -> None:
        self.edition = edition
        self.words = query.get("words", "").strip()[:LONGEST_WORDS]
        self.state = self._known(query.get("state", ""), RegistrationState.values)
        self.country = query.get("country", "")[:3].upper()
        self.region = self._known(query.get("region", ""), REGIONS)
        self.sex = self._known(query.get("sex", ""), [*filter(None, Sex.values), "unsaid"])
        self.eligible = self._known(query.get("eligible", ""), ELIGIBLE)
        self.source = self._known(query.get("source", ""), ("page", "import", "hand"))
        least = query.get("least", "")
        self.least = int(least) if least.isdecimal() and len(least) < 4 else 0
        self.certificate = self._known(query.get("certificate", ""), ("yes", "no"))
        self.stage = _uuid(query.get("stage", ""))
        self.brought = _uuid(query.get("import", ""))
        self.sort = self._known(query.get("sort", ""), ORDERS) or "number"

    @staticmethod
    def _known(value: str, values: object) -> str:
        return value if value in values else ""  # type: ignore[operator]

    @property
    def filtered(self) -> bool:
        """Whether anything but the state narrows the list."""
        return bool(self.words) or self.narrowed

    @property
    def narrowed(self) -> bool:
        """Whether any filter besides the words is set."""
        chosen = (self.country, self.region, self.sex, self.eligible, self.source, self.certificate)
        return any((*chosen, self.least, self.stage, self.brought))

    def all_states(self) -> QuerySet[Registration]:
        found = Registration.objects.filter(edition=self.edition)
        for word in plain(self.words).split():
            number = Q(number=int(word)) if word.isdecimal() and len(word) < 9 else Q(pk__in=())
            found = found.filter(Q(search__contains=word) | number)
        if self.country:
            found = found.filter(country=self.country)
        if self.region:
            found = found.filter(country__in=in_region(self.region, self.edition.starts_on))
        if self.sex:
            found = found.filter(sex="" if self.sex == "unsaid" else self.sex)
        if self.eligible:
            found = found.filter(eligible=ELIGIBLE[self.eligible])
        if self.source:
            found = found.filter(source=self.source)
        if self.stage:
            found = found.filter(stage_places__stage=self.stage)
        if self.brought:
            found = found.filter(brought_by=self.brought)
        return self._by_what_they_did(found)

    def _by_what_they_did(self, found: QuerySet[Registration]) -> QuerySet[Registration]:
        if self.least:
            often = (
                Presence.objects.filter(session__edition=self.edition, present=True)
                .values("registration")
                .annotate(times=Count("id"))
                .filter(times__gte=self.least)
            )
            found = found.filter(id__in=often.values("registration"))
        if self.certificate:
            valid = Exists(Certificate.objects.filter(registration=OuterRef("id"), withdrawn_at=None))
            found = found.filter(valid if self.certificate == "yes" else ~valid)
        return found

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many in each state, with every filter but the state: one query, also for the number of pages."""
        rows = self.all_states().order_by().values("state").annotate(number=Count("id"))
        return {row["state"]: row["number"] for row in rows}

    @property
    def total(self) -> int:
        """How many the list shows: those in the chosen state, or all but the drafts."""
        if self.state:
            return self.counts.get(self.state, 0)
        return sum(number for state, number in self.counts.items() if state != RegistrationState.DRAFT)

    def found(self) -> QuerySet[Registration]:
        asked = self.all_states()
        asked = asked.filter(state=self.state) if self.state else asked.exclude(state=RegistrationState.DRAFT)
        return asked.order_by(*ORDERS[self.sort])


def with_what_they_did(found: QuerySet[Registration]) -> QuerySet[Registration]:
    """The same with `attended` (sessions) and `certified`, for the lines that are shown."""
    present = (
        Presence.objects.filter(registration=OuterRef("id"), present=True)
        .order_by()
        .values("registration")
        .annotate(times=Count("id"))
        .values("times")
    )
    valid = Certificate.objects.filter(registration=OuterRef("id"), withdrawn_at=None)
    return found.annotate(
        attended=Coalesce(Subquery(present, output_field=IntegerField()), Value(0)), certified=Exists(valid)
    ).select_related("country")
