"""Platforms that others wrote launch the tool and serve it the roster and the gradebook.

Every case runs against each platform. Its name is the sentence that is false when it fails.
"""

from __future__ import annotations

import os
import unittest
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, urljoin, urlsplit

import jwt
import requests

from browser import Browser, Page
from course import BARELY, EARNER, LAST, QUIZ, TEACHER, Person
from lms import Lms, new_key
from openedx import OpenEdx
from openlearning import OpenLearning
from tool import Tool

BADGE = "field-biologist"
BADGE_NAME = "Field Biologist"
CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"

TOOL: Tool


def setUpModule() -> None:
    global TOOL
    os.environ["NO_PROXY"] = "127.0.0.1"  # for the packages, too
    TOOL = Tool()
    unittest.addModuleCleanup(TOOL.close)


@dataclass(frozen=True)
class Judged:
    """A course whose results were read and judged, and what came of it."""

    context_id: str
    summary: dict
    awards: list[dict]

    def credential_of(self, person: Person) -> str:
        [award] = [award for award in self.awards if award["member"]["lti_user_id"] == person.id]
        return award["credential"]


class Cases:
    """What holds on every platform."""

    platform: type[Lms]
    lms: Lms

    @classmethod
    def setUpClass(cls) -> None:
        cls.lms = cls.platform(TOOL.addresses)
        cls.addClassCleanup(cls.lms.close)
        TOOL.register(cls.lms, cls.platform.__name__)

    @classmethod
    @cache
    def course(cls) -> Judged:
        """After a launch, a badge for three quarters of the quiz, and a poll."""
        Browser().open(cls.lms, TEACHER)
        [context] = [each for each in TOOL.find("contexts")["items"] if each["platform"] == cls.platform.__name__]
        read = TOOL.send(f"contexts/{context['id']}/sync")
        if read["errors"]:
            raise AssertionError(f"the course could not be read: {read['errors']}")
        badge = {
            "key": f"{BADGE}-{cls.platform.__name__.lower()}",
            "name": BADGE_NAME,
            "description": "Knows what grows and crawls in the field.",
            "context": context["id"],
            "rule": {"score": {"activity": QUIZ, "at_least": 75}},
        }
        badge = TOOL.send("badges", badge)
        summary = TOOL.send(f"contexts/{context['id']}/sync")
        return Judged(context["id"], summary, TOOL.find("awards", badge=badge["id"])["items"])

    # Launches that open the course

    def test_a_teacher_is_led_to_the_page_where_badges_are_made(self) -> None:
        browser = Browser()
        page = browser.open(self.lms, TEACHER)
        self.assertEqual(page.status, 200, page.text)
        self.assertIn("/frame/", page.url)
        beginnings = urlsplit(page.url).path + "start"
        self.assertIn(f'href="{beginnings}"', page.text)
        page = browser.read(urljoin(page.url, beginnings))
        self.assertEqual(page.status, 200, page.text)
        self.assertIn("badges/new", page.text)

    def test_a_learner_sees_the_badge_that_was_earned_and_nothing_to_make_one_with(self) -> None:
        credential = self.course().credential_of(EARNER)
        page = Browser().open(self.lms, EARNER)
        self.assertEqual(page.status, 200, page.text)
        self.assertIn(BADGE_NAME, page.text)
        self.assertIn(urlsplit(credential).path, page.text)
        self.assertNotIn("badges/new", page.text)
        self.assertNotIn(urlsplit(page.url).path + "start", page.text)

    def test_two_launches_of_one_browser_at_the_same_time_both_succeed(self) -> None:
        browser = Browser()
        first, second = browser.begin(self.lms, EARNER), browser.begin(self.lms, EARNER)
        for form in (second, first):
            self.assertIn("/frame/", browser.send(form).url)

    def test_the_authentication_request_holds_all_that_the_specification_asks_for(self) -> None:
        # https://www.imsglobal.org/spec/security/v1p0/#step-2-authentication-request
        begun = dict(parse_qsl(urlsplit(self.lms.login_address(EARNER)).query))
        answer = requests.get(self.lms.tool.login, params=begun, allow_redirects=False)
        address = urlsplit(answer.headers["Location"])
        asked = dict(parse_qsl(address.query))
        self.assertEqual(f"{address.scheme}://{address.netloc}{address.path}", self.lms.auth_url)
        self.assertGreaterEqual(len(asked.pop("state")), 32)
        self.assertGreaterEqual(len(asked.pop("nonce")), 32)
        fixed = {"scope": "openid", "response_type": "id_token", "response_mode": "form_post", "prompt": "none"}
        echoed = {name: begun[name] for name in ("login_hint", "lti_message_hint", "client_id")}
        self.assertEqual(asked, fixed | echoed | {"redirect_uri": self.lms.tool.launch})

    # The course as the services show it

    def test_the_roster_is_read_to_its_last_page(self) -> None:
        summary = self.course().summary
        self.assertEqual(summary["errors"], [])
        self.assertEqual(summary["members"], len(self.lms.course.people))
        pages = {request.query.get("page", "1") for request in self.lms.asked("/members")}
        self.assertEqual(pages, {"1", "2", "3", "4"})

    def test_every_column_of_the_gradebook_becomes_an_activity(self) -> None:
        activities = TOOL.find(f"contexts/{self.course().context_id}/activities")["items"]
        found = {activity["label"]: activity["maximum"] for activity in activities}
        for column in self.lms.course.columns:
            self.assertEqual(found.get(column.label), column.maximum, found)

    def test_every_result_is_read(self) -> None:
        results = sum(len(column.points) for column in self.lms.course.columns)
        self.assertEqual(self.course().summary["results"], results)

    def test_the_badge_goes_to_active_learners_who_reached_the_threshold_and_to_nobody_else(self) -> None:
        awards = {award["member"]["lti_user_id"]: award["status"] for award in self.course().awards}
        self.assertEqual(awards, {person.id: "valid" for person in (EARNER, BARELY, LAST)})

    def test_an_awarded_badge_has_a_public_page_and_is_found_genuine(self) -> None:
        credential = self.course().credential_of(LAST)
        page = Browser().read(credential)
        self.assertEqual(page.status, 200, page.text)
        self.assertIn(BADGE_NAME, page.text)
        document = Browser().read(credential, accept="application/json").json()
        self.assertIn("OpenBadgeCredential", document["type"])
        TOOL.command("verify", credential)  # fails unless genuine and in force

    def test_every_client_assertion_is_by_and_about_the_client_for_the_token_address_and_short_lived(self) -> None:
        # Neither package looks at more than the signature and the end.
        # https://www.imsglobal.org/spec/security/v1p0/#using-json-web-tokens-with-oauth-2-0-client-credentials-grant
        self.course()
        assertions = self.lms.assertions()
        self.assertTrue(assertions)
        for claims in assertions:
            self.assertEqual((claims["iss"], claims["sub"]), (self.lms.client_id, self.lms.client_id))
            self.assertEqual(claims["aud"], self.lms.token_url)
            self.assertLessEqual(claims["exp"] - claims["iat"], 3600)
        self.assertEqual(len({claims["jti"] for claims in assertions}), len(assertions))

    # Launches that must not open anything

    def assert_refused(self, answer: Page, code: str) -> None:
        self.assertTrue(400 <= answer.status < 500, answer.status)
        self.assertNotIn("/frame/", answer.url)
        self.assertIn(f"<code>{code}</code>", answer.text)

    def test_a_token_signed_with_another_key_is_refused(self) -> None:
        browser = Browser()
        form = browser.begin(self.lms, TEACHER)
        self.assert_refused(browser.send(form, id_token=signed_anew(form.id_token, new_key())), "launch.signature")

    def test_a_token_for_another_client_is_refused(self) -> None:
        browser = Browser()
        form = browser.begin(self.lms, TEACHER)
        token = signed_anew(form.id_token, self.lms.key, aud="another-client", azp="another-client")
        self.assert_refused(browser.send(form, id_token=token), "launch.audience")

    def test_a_token_of_another_issuer_is_refused(self) -> None:
        browser = Browser()
        form = browser.begin(self.lms, TEACHER)
        token = signed_anew(form.id_token, self.lms.key, iss="https://other.example")
        self.assert_refused(browser.send(form, id_token=token), "launch.issuer")

    def test_a_token_of_an_unknown_deployment_is_refused(self) -> None:
        browser = Browser()
        form = browser.begin(self.lms, TEACHER)
        token = signed_anew(form.id_token, self.lms.key, **{f"{CLAIM}deployment_id": "deployment-2"})
        self.assert_refused(browser.send(form, id_token=token), "launch.deployment_unknown")

    def test_an_earlier_token_is_refused_with_the_state_of_a_new_login(self) -> None:
        browser = Browser()
        earlier = browser.begin(self.lms, TEACHER)
        self.assertIn("/frame/", browser.send(earlier).url)
        later = browser.begin(self.lms, TEACHER)
        self.assert_refused(browser.send(later, id_token=earlier.id_token), "launch.nonce_mismatch")

    def test_a_launch_is_refused_the_second_time(self) -> None:
        browser = Browser()
        form = browser.begin(self.lms, TEACHER)
        self.assertIn("/frame/", browser.send(form).url)
        self.assert_refused(browser.send(form), "launch.replayed")

    def test_a_launch_is_not_opened_in_a_browser_that_did_not_begin_it(self) -> None:
        form = Browser().begin(self.lms, TEACHER)
        answer = Browser().send(form)
        self.assertEqual(answer.status, 401)
        self.assertNotIn("/frame/", answer.url)


class OnOpenLearning(Cases, unittest.TestCase):
    platform = OpenLearning


class OnOpenEdx(Cases, unittest.TestCase):
    platform = OpenEdx


def signed_anew(token: str, key: object, **changes: str) -> str:
    """The token with other claims, under the same key id."""
    header = jwt.get_unverified_header(token)
    claims = jwt.decode(token, options={"verify_signature": False}) | changes
    return jwt.encode(claims, key, algorithm="RS256", headers={"kid": header["kid"]})
