"""What a browser does in a launch: it follows redirects, keeps cookies, and sends the platform's form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

from course import Person
from lms import LaunchForm, Lms

SECONDS = 30


@dataclass(frozen=True)
class Page:
    """Where the browser ended, and what it saw there."""

    url: str
    status: int
    text: str

    def json(self) -> dict:
        return json.loads(self.text)


class Browser:
    """One person's browser. Its forms are sent by us, since it runs no scripts."""

    def __init__(self) -> None:
        # Browsers keep secure cookies on loopback without https, too.
        cookies = CookieJar(DefaultCookiePolicy(secure_protocols=("https", "http")))
        self._opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(cookies))

    def read(self, address: str, accept: str = "text/html", fields: dict[str, str] | None = None) -> Page:
        """Opens an address, or sends it a form, and follows where it leads."""
        body = urlencode(fields).encode() if fields else None
        try:
            answer = self._opener.open(Request(address, body, {"Accept": accept}), timeout=SECONDS)
        except HTTPError as error:
            answer = error
        with answer:
            return Page(answer.url, answer.status, answer.read().decode())

    def begin(self, lms: Lms, person: Person) -> LaunchForm:
        """Clicks the placed link and stops where the platform would send the browser back to the tool."""
        page = self.read(lms.login_address(person))
        if page.status != 200 or not page.url.startswith(lms.auth_url):
            raise AssertionError(f"the login ended at {page.url} with {page.status}: {page.text}")
        return read_form(page.text)

    def send(self, form: LaunchForm, *, id_token: str | None = None) -> Page:
        """Sends the platform's form, with another token if one is given."""
        return self.read(form.action, fields={"id_token": id_token or form.id_token, "state": form.state})

    def open(self, lms: Lms, person: Person) -> Page:
        return self.send(self.begin(lms, person))


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.action = ""
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "form":
            self.action = values["action"]
        elif tag == "input":
            self.fields[values["name"]] = values["value"]


def read_form(page: str) -> LaunchForm:
    form = _Form()
    form.feed(page)
    return LaunchForm(form.action, form.fields["id_token"], form.fields["state"])
