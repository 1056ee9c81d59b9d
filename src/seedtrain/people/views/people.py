"""The people of my organisations: the list, and its spreadsheet."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from seedtrain.base.access import only
from seedtrain.base.actor import Actor
from seedtrain.base.request import Request
from seedtrain.people import access, spreadsheet
from seedtrain.people.models import Invitation, Membership, Organisation, Person, Role
from seedtrain.people.models.membership import KEEPS_PEOPLE, READS_PEOPLE
from seedtrain.people.naming import plain
from seedtrain.people.views.organisation import by_name

PER_PAGE = 25
COMERS = (*KEEPS_PEOPLE, *READS_PEOPLE, Role.OPERATOR)


def organisations_of(actor: Actor) -> QuerySet[Organisation]:
    """Those whose people the actor keeps or reads."""
    if access.is_operator(actor):
        return Organisation.objects.prefetch_related("names")
    held = actor.organisations_as(*KEEPS_PEOPLE, *READS_PEOPLE)
    return Organisation.objects.filter(id__in=held).prefetch_related("names")


class Asked:
    """What the address asks for: words, role, organisation, and whether who is here, left, or is to come is meant."""

    def __init__(self, request: Request) -> None:
        self.words = request.GET.get("words", "").strip()[:100]
        self.role = request.GET.get("role", "") if request.GET.get("role", "") in Role.values else ""
        self.former = request.GET.get("left", "") == "yes"
        self.coming = request.GET.get("left", "") == "coming"
        self.organisations = by_name(organisations_of(request.actor))
        chosen = request.GET.get("organisation", "")
        self.organisation = next((o for o in self.organisations if str(o.id) == chosen), None)
        if self.organisation is None and len(self.organisations) == 1:
            self.organisation = self.organisations[0]

    def memberships(self) -> QuerySet[Membership]:
        where = [self.organisation] if self.organisation else self.organisations
        found = Membership.objects.filter(organisation__in=where)
        found = found.former() if self.former else found.coming() if self.coming else found.current()
        if self.role:
            found = found.filter(role=self.role)
        return found.select_related("organisation").prefetch_related("organisation__names")

    def found(self, actor: Actor) -> list[UUID]:
        """Who answers to all that was asked, in the order of their names.

        Neither database sorts or searches names without case and accents as the other does, so this is done here.
        """
        people = Person.objects.once_known_to(actor).filter(id__in=self.memberships().values("person"))
        rows = people.values_list("id", "name", "staff_number")
        wanted = [plain(word) for word in self.words.split()]
        named = [(plain(name), plain(f"{name} {number}"), id) for id, name, number in rows]
        return [id for _name, text, id in sorted(named) if all(word in text for word in wanted)]

    def shown(self, ids: Sequence[UUID]) -> list[Person]:
        """Those people in that order, each with the memberships that were asked for as `shown`."""
        memberships = Prefetch("memberships", self.memberships(), to_attr="shown")
        people = Person.objects.filter(id__in=ids).select_related("account").prefetch_related(memberships)
        place = {id: number for number, id in enumerate(ids)}
        return sorted(people, key=lambda person: place[person.id])


@only(*COMERS)
def people(request: Request) -> HttpResponse:
    """Search, filter, and the ways to bring people in."""
    asked = Asked(request)
    kept = [o for o in asked.organisations if access.may_keep(request.actor, o.id)]
    target = asked.organisation if asked.organisation in kept else (kept[0] if kept else None)
    page = Paginator(asked.found(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    words = {
        "asked": asked,
        "page": page,
        "people": asked.shown(list(page.object_list)),
        "roles": Role.choices,
        "target": target,
        "filtered": bool(asked.words or asked.role or asked.former or asked.coming),
        "several": len(asked.organisations) > 1,
        "open_invitations": Invitation.objects.visible_to(request.actor).open().count() if target else 0,
    }
    return render(request, "people/people.html", words)


@only(*COMERS)
def export(request: Request) -> HttpResponse:
    """The same list, whole, as .xlsx."""
    asked = Asked(request)
    content = spreadsheet.write(
        _("People"),
        [_("Name"), _("Staff number"), _("Organisation"), _("Role"), _("Since"), _("Until"), _("Account")],
        _rows(asked.shown(asked.found(request.actor))),
    )
    return spreadsheet.answer(content, "people.xlsx")


def _rows(people: Iterable[Person]) -> Iterable[list[object]]:
    for person in people:
        for m in person.shown:  # type: ignore[attr-defined]  # prefetched above
            account = _("yes") if person.account_id else _("no")
            place, role = m.organisation.name_on(), m.get_role_display()
            yield [person.name, person.staff_number, place, role, m.since, m.until, account]
