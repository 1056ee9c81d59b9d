"""A person with a browser: opens pages, signs in, finds things by what they are called in her language."""

from typing import Any
from urllib.parse import urlsplit

from django.utils import translation
from django.utils.translation import gettext, ngettext
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response, expect

from tests.stories.installation import Installation

PHONE, DESK = {"width": 360, "height": 800}, {"width": 1280, "height": 900}
LANGUAGES = {"fr": "fr-FR", "ar": "ar-EG", "en": "en-GB"}


class Visitor:
    """One browser context with one page; `said` gives the words of the interface in her language."""

    def __init__(self, page: Page, at: Installation, language: str) -> None:
        self.page, self.at, self.language = page, at, language
        self.complaints: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("response", self._answered)

    def _heard(self, message: ConsoleMessage) -> None:
        # Answers are judged below; everything else on the console (the content policy too) is a defect.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _answered(self, response: Response) -> None:
        page_itself = response.request.is_navigation_request()
        if response.status >= 500 or (response.status == 404 and not page_itself):
            self.complaints.append(f"{response.status} {response.url}")

    def said(self, text: str, **values: Any) -> str:
        """The text of the interface, named by its English."""
        with translation.override(self.language):
            return gettext(text) % values if values else gettext(text)

    def counted(self, one: str, many: str, number: int) -> str:
        with translation.override(self.language):
            return ngettext(one, many, number) % {"number": number}

    def speaks(self, language: str) -> None:
        """From now on in this language, whatever her own is."""
        self.language = language
        self.page.context.add_cookies([{"name": "language", "value": language, "url": self.at.address}])

    def open(self, path: str) -> "Visitor":
        self.page.goto(self.at.address + path)
        return self

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def button(self, text: str, exact: bool = True) -> Locator:
        return self.page.get_by_role("button", name=self.said(text), exact=exact)

    def link(self, text: str) -> Locator:
        return self.page.get_by_role("link", name=self.said(text), exact=True)

    def heading(self, text: str) -> Locator:
        return self.page.get_by_role("heading", name=self.said(text), exact=True)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(self.said(text)).first).to_be_visible()

    def sign_in(self, login: str) -> "Visitor":
        """With the demonstration's password, on the page for it."""
        self.open("/account/sign-in")
        self.page.locator("input[type=email], input[name=login]").first.fill(f"{login}@example.org")
        self.page.locator("input[type=password]").fill(self.at.password)
        self.page.locator("form.form button.main").click()
        expect(self.page).not_to_have_url(self.at.address + "/account/sign-in")
        return self


class Visitors:
    """Makes visitors, and gathers what their pages complained of."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.all: list[Visitor] = []

    def __call__(
        self, at: Installation, language: str = "en", size: dict[str, int] = DESK, theme: str = "light", **more: Any
    ) -> Visitor:
        context = self.browser.new_context(
            locale=LANGUAGES[language], viewport=size, color_scheme=theme, base_url=at.address, **more
        )
        context.set_default_timeout(15_000)
        self.all.append(Visitor(context.new_page(), at, language))
        return self.all[-1]

    def leave(self) -> list[str]:
        for visitor in self.all:
            visitor.page.context.close()
        return [complaint for visitor in self.all for complaint in visitor.complaints]
