"""Who attends which stage and session: later parts are for those who have a place in them."""

from django.db.models import Q, QuerySet

from seedtrain.programmes.models import Edition, Registration, Session, Stage, StagePlace, StageState

IN_A_STAGE = (StageState.ADMITTED, StageState.PASSED)


def is_chosen(stage: Stage) -> bool:
    """Whether one needs a place in the stage: it has a gate, or places were given."""
    return bool(stage.gate) or StagePlace.objects.filter(stage=stage).exists()


def of_stage(registrations: QuerySet[Registration], stage: Stage | None) -> QuerySet[Registration]:
    """Those who attend the stage: who has a place in it, or everybody where nobody is chosen for it."""
    if stage is None or not is_chosen(stage):
        return registrations
    places = StagePlace.objects.filter(stage=stage, state__in=IN_A_STAGE)
    return registrations.filter(id__in=places.values("registration"))


def open_stages(edition: Edition) -> list[Stage]:
    """The stages that everybody confirmed attends."""
    return [stage for stage in edition.stages.all() if not is_chosen(stage)]


def parts_of(edition: Edition, registration: Registration | None = None) -> Q:
    """Of sessions: what is attended by everybody; with a registration, also the parts she has a place in."""
    stages = Q(stage=None) | Q(stage__in=open_stages(edition))
    if registration is not None:
        hers = StagePlace.objects.filter(registration=registration, state__in=IN_A_STAGE)
        stages |= Q(stage__in=hers.values("stage"))
    return Q(edition=edition) & stages


def sessions_of(edition: Edition, registration: Registration | None = None) -> QuerySet[Session]:
    """Those of them that take place."""
    return Session.objects.filter(parts_of(edition, registration), cancelled_at=None)


def attends(registration: Registration, session: Session) -> bool:
    return sessions_of(session.edition, registration).filter(id=session.id).exists()
