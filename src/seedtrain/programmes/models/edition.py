"""An edition: one run of a programme, with its stages and deadlines."""

import datetime
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.catalogue.models import CourseVersion
from seedtrain.people.models import Country, Organisation, Person, Role
from seedtrain.programmes.models.programme import Programme, Template

RUNS_EDITIONS = (Role.COORDINATOR, Role.CENTRE_MANAGER)


class Mode(models.TextChoices):
    VIRTUAL = "virtual", _("Online")
    ON_SITE = "on_site", _("On site")
    BLENDED = "blended", _("Online, then on site")


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    FINISHED = "finished", _("Finished")
    CANCELLED = "cancelled", _("Cancelled")


def follow_up_months() -> list[int]:
    return [3, 6, 12]


class EditionQuerySet(models.QuerySet["Edition"]):
    def public(self) -> Self:
        return self.exclude(state=State.DRAFT)

    def run_by(self, actor: Actor) -> Self:
        """Those that the actor coordinates: for the owner or a co-organiser."""
        if actor.system:
            return self.all()
        mine = actor.organisations_as(*RUNS_EDITIONS)
        co = Edition.co_organisers.through.objects.filter(organisation__in=mine).values("edition")
        return self.filter(Q(owner__in=mine) | Q(id__in=co))

    def visible_to(self, actor: Actor) -> Self:
        """Published ones for everybody; drafts only for those who run them."""
        return self.filter(~Q(state=State.DRAFT) | Q(id__in=self.model.objects.run_by(actor).values("id")))


class Edition(models.Model):
    """Whether registration is open is not stored: it follows from the state and the deadlines."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=100, unique=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="editions")
    template = models.ForeignKey(Template, on_delete=models.PROTECT, null=True, blank=True, related_name="editions")
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="copies")
    course_version = models.ForeignKey(
        CourseVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="editions"
    )
    names = models.JSONField()
    summaries = models.JSONField(default=dict, blank=True)  # one or two sentences
    descriptions = models.JSONField(default=dict, blank=True)
    audiences = models.JSONField(default=dict, blank=True)  # for whom it is
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="editions")
    co_organisers = models.ManyToManyField(Organisation, related_name="co_organised_editions", blank=True)
    mode = models.CharField(max_length=20, choices=Mode.choices)
    state = models.CharField(max_length=20, choices=State.choices, default=State.DRAFT)
    time_zone = models.CharField(max_length=60, default="UTC")  # IANA name: the event's own
    starts_on = models.DateField()
    ends_on = models.DateField()
    languages = models.JSONField(default=list, blank=True)  # our two-letter codes
    interpretation = models.JSONField(default=list, blank=True)  # languages interpreted into
    capacity = models.PositiveIntegerField(null=True, blank=True)  # None: no limit
    waiting_list = models.BooleanField(default=True)
    by_decision = models.BooleanField(default=False)  # each registration is decided by a person
    eligibility = models.JSONField(default=list, blank=True)  # rules: science/eligibility
    presence = models.JSONField(
        default=dict, blank=True
    )  # {"minutes": 45, "share": 0.5, "polls": 0}: when one was there
    certificate = models.JSONField(default=dict, blank=True)  # {"participation": {...}, "achievement": {...}}
    messages = models.JSONField(default=list, blank=True)  # planned ones: planned/shape.py
    faculty_wanted = models.JSONField(
        default=list, blank=True
    )  # {"role", "number", "per": edition or session, "stage"}
    follow_ups = models.JSONField(default=follow_up_months, blank=True)  # months after the last day
    cost_words = models.JSONField(default=dict, blank=True)
    keywords = models.JSONField(default=list, blank=True)
    contact_email = models.EmailField(blank=True)
    venue = models.ForeignKey("programmes.Venue", on_delete=models.PROTECT, null=True, blank=True)
    fictional = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    published_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)  # why it was cancelled

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "slug"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="edition_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def on_site(self) -> bool:
        """Whether people meet in it: wholly, or in one of its stages."""
        return self.mode != Mode.VIRTUAL or self.stages.exclude(kind=StageKind.ONLINE).exists()

    def deadline(self, kind: str) -> "Deadline | None":
        return next((d for d in self.deadlines.all() if d.kind == kind), None)

    def registration_open(self, at: datetime.datetime | None = None) -> bool:
        """Published, and between the opening and the closing deadline (an absent one does not limit)."""
        now = at or timezone.now()
        opens, closes = self.deadline(DeadlineKind.OPENS), self.deadline(DeadlineKind.CLOSES)
        return self.state == State.PUBLISHED and (not opens or opens.at <= now) and (not closes or now < closes.at)


class StageKind(models.TextChoices):
    ONLINE = "online", _("Online")
    ON_SITE = "on_site", _("On site")
    PRACTICAL = "practical", _("Hands-on")


class Stage(models.Model):
    """A part of an edition with its own gate: part 1 for all, part 2 for those chosen by merit."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="stages")
    place = models.PositiveSmallIntegerField(default=1)
    names = models.JSONField()
    kind = models.CharField(max_length=20, choices=StageKind.choices, default=StageKind.ONLINE)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    seats = models.PositiveIntegerField(null=True, blank=True)  # None: everybody whom the gate lets in
    gate = models.JSONField(default=dict, blank=True)  # {} : everybody confirmed; else rules of science/selection

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["edition", "place"], name="one_stage_per_place")]

    def __str__(self) -> str:
        return f"{self.edition} {self.place}"


class DeadlineKind(models.TextChoices):
    OPENS = "registration_opens", _("Registration opens")
    CLOSES = "registration_closes", _("Registration closes")
    ACCEPTANCE = "acceptance", _("Acceptance of the seat")
    DOCUMENTS = "documents", _("Documents and travel details")
    QUESTIONS = "questions", _("Questions in advance")
    FEEDBACK = "feedback", _("Feedback")


class Deadline(models.Model):
    """An instant, said in a named time zone. What it was before is in its changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="deadlines")
    kind = models.CharField(max_length=30, choices=DeadlineKind.choices)
    at = models.DateTimeField()
    time_zone = models.CharField(max_length=60)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["edition", "kind"], name="one_deadline_per_kind")]

    def __str__(self) -> str:
        return f"{self.edition} {self.kind}"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class DeadlineChange(models.Model):
    """What a deadline was, until when, and why it was moved. Never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="changes")
    before = models.DateTimeField()
    before_zone = models.CharField(max_length=60)
    after = models.DateTimeField()
    after_zone = models.CharField(max_length=60)
    reason = models.TextField()
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-changed_at", "-id"]

    def __str__(self) -> str:
        return f"{self.deadline} {self.before.isoformat()}"


class VenueQuerySet(models.QuerySet["Venue"]):
    def kept_by(self, actor: Actor) -> Self:
        """Those of the organisations for which the actor runs editions."""
        return self.all() if actor.system else self.filter(organisation__in=actor.organisations_as(*RUNS_EDITIONS))


class Venue(models.Model):
    """A campus, plant or hotel where people meet; its rooms are its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="venues")
    names = models.JSONField()
    address = models.TextField(blank=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    time_zone = models.CharField(max_length=60, default="UTC")
    directions = models.JSONField(default=dict, blank=True)  # how to get there
    accessibility = models.JSONField(default=dict, blank=True)  # steps, lifts, hearing loops: for whom it is usable

    objects = VenueQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.names.get("en") or next(iter(self.names.values()), ""))


class Room(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(max_length=120)
    seats = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="one_room_per_name")]

    def __str__(self) -> str:
        return self.name
