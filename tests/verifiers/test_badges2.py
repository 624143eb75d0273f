"""The reference validator of Open Badges 2.0, and its bakery.

Its context is answered with the copy that it brings; every other request goes to the server, or nowhere.
"""

from __future__ import annotations

import io
import json
import logging
import unittest

import requests
from openbadges import verifier
from openbadges.verifier.openbadges_context import OPENBADGES_CONTEXT_V2_DICT, OPENBADGES_CONTEXT_V2_URI
from openbadges_bakery import unbake
from requests.adapters import HTTPAdapter

from exhibits import GUILD_URL, PUBLIC_URL, Exhibit, all_of, ask


def send(_: HTTPAdapter, request: requests.PreparedRequest, **__: object) -> requests.Response:
    answer = requests.Response()
    answer.request, answer.url = request, request.url
    if request.url == OPENBADGES_CONTEXT_V2_URI:
        answer.status_code, body = 200, json.dumps(OPENBADGES_CONTEXT_V2_DICT).encode()
    elif request.url.startswith((f"{PUBLIC_URL}/", f"{GUILD_URL}/")):
        answer.status_code, headers, body = ask(request.url, request.headers["Accept"])
        answer.headers.update(headers)
    else:
        raise requests.ConnectionError(f"there is no network here: {request.url}")
    answer._content, answer.encoding, answer.raw = body, "utf-8", io.BytesIO(body)
    return answer


HTTPAdapter.send = send
logging.getLogger("openbadges.verifier").disabled = True  # the messages say the same


def judge(subject: str, recipient: str | None = None) -> tuple[bool, str]:
    """Whether it holds, and what is said about it."""
    profile = {"type": "Profile", "email": recipient} if recipient else None
    report = verifier.verify(subject, recipient_profile=profile, use_cache=False)["report"]
    return report["valid"], json.dumps(report["messages"])


def subject_of(exhibit: Exhibit) -> str:
    """What the validator is handed: an address, a token, or what the bakery finds in a picture."""
    match exhibit.form:
        case "2.json":
            return exhibit.address
        case "2.jws":
            return exhibit.read().decode()
        case _:
            # Out of an SVG the bakery gives bytes, with which the validator can do nothing.
            found = unbake(io.BytesIO(exhibit.read()))
            return found.decode() if isinstance(found, bytes) else found


class Reference(unittest.TestCase):
    """Each file has a test of its own, added below."""

    def test_a_badge_is_not_whoevers_asks_for_it(self) -> None:
        genuine = next(each for each in all_of("2.json") if each.verdict == "genuine")
        holds, messages = judge(genuine.address, "somebody@else.example")
        self.assertFalse(holds, messages)


def test_of(exhibit: Exhibit):
    def test(self: unittest.TestCase) -> None:
        holds, messages = judge(subject_of(exhibit), exhibit.recipient)
        self.assertEqual(holds, exhibit.verdict == "genuine", messages)
        if exhibit.verdict in ("genuine", "expired"):
            # Nothing else is remarked upon.
            self.assertEqual(messages.count('"messageLevel"'), 0 if exhibit.verdict == "genuine" else 1, messages)

    return test


for each in [each for form in ("2.json", "2.jws", "2.png", "2.svg") for each in all_of(form)]:
    verb = "verifies" if each.verdict == "genuine" else "refuses"
    setattr(Reference, f"test_{verb}_{each.test_name}", test_of(each))
