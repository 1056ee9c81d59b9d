"""A participant asks before, during and after, and sees what became of her questions."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.access import public
from seedtrain.base.actor import Actor
from seedtrain.base.request import Request
from seedtrain.base.text import short_code
from seedtrain.programmes.models import Question
from seedtrain.programmes.questions import asking
from seedtrain.programmes.questions.errors import QuestionError
from seedtrain.programmes.questions.forms import Ask
from seedtrain.programmes.registration.links import registration_of


@public
def mine(request: Request, token: str) -> HttpResponse:
    """The form, and below it what she asked before."""
    registration = registration_of(token)
    form = Ask(registration.edition, request.POST or None, initial={"session": request.GET.get("session")})
    if request.method == "POST" and form.is_valid():
        actor = Actor(person=registration.person_id, language=short_code(get_language() or "en"))
        try:
            asking.ask(actor, registration, form.cleaned_data["text"], form.cleaned_data["session"])
        except QuestionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Your question is with the faculty. You get a mail when it is answered."))
            return redirect("my_questions", token)
    asked = Question.objects.filter(registration=registration).select_related("entry", "session").order_by("-asked_at")
    words = {
        "registration": registration,
        "edition": registration.edition,
        "form": form,
        "asked": asked,
        "token": token,
    }
    return render(request, "programmes/questions/mine.html", words)
