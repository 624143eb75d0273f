"""The real binary hands its mail to a mail server that others wrote, aiosmtpd, over TLS and with a password."""

from __future__ import annotations

import email
import email.policy
import os
import ssl
import subprocess
import tempfile
import time
import unittest
from email.message import EmailMessage
from pathlib import Path

import requests
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from browser import Browser
from course import TEACHER
from openlearning import OpenLearning
from tool import Tool, free_port

ADA = "ada@example.edu"
TUTOR = "tutor@example.edu"
PATIENCE = 150  # news settles for a minute, and the schedule looks every few seconds


class Office:
    """Keeps what it is given; refuses whoever is unknown."""

    def __init__(self) -> None:
        self.received: list[tuple[str, list[str], bytes]] = []
        self.users: set[bytes] = set()

    async def handle_RCPT(self, server, session, envelope: Envelope, address: str, options: list[str]) -> str:
        if address.startswith("nobody@"):
            return f"550 5.1.1 <{address}> is unknown here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope: Envelope) -> str:
        self.received.append((envelope.mail_from, list(envelope.rcpt_tos), envelope.content))
        return "250 OK"

    def authenticate(self, server, session, envelope, mechanism: str, data: LoginPassword) -> AuthResult:
        self.users.add(data.login)
        is_right = data == LoginPassword(b"badges@example.edu", b"p+ss/word")
        # What is not handled here the server answers itself, with 535.
        return AuthResult(success=is_right, handled=is_right)


class HesitantOffice(Office):
    """Asks to wait at the first try of every mail."""

    def __init__(self) -> None:
        super().__init__()
        self.first_tries: dict[str, EmailMessage] = {}

    async def handle_DATA(self, server, session, envelope: Envelope) -> str:
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        if message["Message-ID"] not in self.first_tries:
            self.first_tries[message["Message-ID"]] = message
            return "451 4.3.0 try again later"
        return await super().handle_DATA(server, session, envelope)


def certificate(folder: Path) -> tuple[Path, Path]:
    """One for localhost, which signs itself."""
    made, key = folder / "certificate.pem", folder / "key.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=CA:FALSE"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", made, *subject],
        check=True,
        capture_output=True,
    )
    return made, key


def open_office(case: type[unittest.TestCase], office: Office) -> dict[str, str]:
    """Runs the mail server as long as the case; gives the settings of a tool that uses it."""
    os.environ["NO_PROXY"] = "127.0.0.1"
    folder = tempfile.TemporaryDirectory(prefix="accolade-mail.")
    case.addClassCleanup(folder.cleanup)
    made, key = certificate(Path(folder.name))
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(made, key)
    port = free_port()
    controller = Controller(
        office,
        hostname="localhost",
        port=port,
        tls_context=tls,
        require_starttls=True,
        auth_required=True,
        auth_require_tls=True,
        authenticator=office.authenticate,
    )
    controller.start()
    case.addClassCleanup(controller.stop)
    return {
        "ACCOLADE_SMTP_URL": f"smtp://badges%40example.edu:p+ss%2Fword@localhost:{port}?tls=required",
        "ACCOLADE_MAIL_FROM": "Example University <badges@example.edu>",
        "SSL_CERT_FILE": str(made),
    }


class MailReachesAServerThatOthersWrote(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.office = Office()
        cls.mailing = open_office(cls, cls.office)
        cls.tool = Tool(cls.mailing)
        cls.addClassCleanup(cls.tool.close)
        for name in ("Laboratory", "Safety"):
            badge = cls.tool.send("badges", {"key": name.lower(), "name": name, "description": f"{name}, as practised."})
            for address in (ADA, "nobody@example.edu"):
                cls.tool.send("awards", {"badge": badge["id"], "email": address, "name": "Ada Lovelace"})
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and not cls.office.received:
            time.sleep(0.5)
        time.sleep(2)

    def message(self) -> EmailMessage:
        [(sender, recipients, content)] = self.office.received
        self.assertEqual((sender, recipients), ("badges@example.edu", [ADA]))
        return email.message_from_bytes(content, policy=email.policy.default)

    def test_one_mail_for_two_badges_arrives_as_the_standard_library_reads_it(self) -> None:
        message = self.message()
        self.assertEqual(message.defects, [])
        self.assertEqual(message["From"].addresses[0].addr_spec, "badges@example.edu")
        self.assertEqual(message["To"].addresses[0].display_name, "Ada Lovelace")
        self.assertIn("Laboratory", message["Subject"])
        self.assertEqual(message.get_content_type(), "multipart/alternative")
        self.assertEqual([part.get_content_type() for part in message.iter_parts()], ["text/plain", "text/html"])
        for part in message.iter_parts():
            text = part.get_content()
            for expected in ("Laboratory", "Safety", "/credentials/", "linkedin.com/profile/add", "/mail/stop/"):
                self.assertIn(expected, text)

    def test_the_pictures_and_pages_in_the_mail_can_be_opened(self) -> None:
        html = self.message().get_body(("html",)).get_content()
        addresses = {part.split('"')[0] for part in html.replace("&#x2F;", "/").split(f'="{self.tool.url}')[1:]}
        self.assertGreaterEqual(len(addresses), 4, html)
        for address in addresses:
            self.assertEqual(requests.get(self.tool.url + address, timeout=30).status_code, 200, address)

    def test_one_click_stops_mail(self) -> None:
        message = self.message()
        self.assertEqual(message["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
        link = message["List-Unsubscribe"].strip("<>")
        answer = requests.post(link, data={"List-Unsubscribe": "One-Click"}, timeout=30)
        self.assertEqual(answer.status_code, 200)
        self.assertIn("No more mail", requests.get(link, timeout=30).text)

    def test_no_address_stands_in_the_log(self) -> None:
        log = self.tool.log()
        self.assertIn("no mail reaches an address", log)
        for address in (ADA, "nobody@", "Lovelace"):
            self.assertNotIn(address, log)

    def test_the_doctor_signs_in_and_sends_nothing(self) -> None:
        before = len(self.office.received)
        report = self.tool.report("doctor")
        self.assertRegex(report, r"ok +mail +localhost:\d+ answers and lets us in")
        self.assertEqual(len(self.office.received), before)
        wrong = self.mailing | {"ACCOLADE_SMTP_URL": self.mailing["ACCOLADE_SMTP_URL"].replace("p+ss", "other")}
        self.assertRegex(self.tool.report("doctor", environment=wrong), r"FAIL +mail .*refuses user or password")
        untrusted = self.mailing | {"SSL_CERT_FILE": "/etc/ssl/certs/ca-certificates.crt"}
        self.assertRegex(self.tool.report("doctor", environment=untrusted), r"FAIL +mail .*could not be encrypted")


class WhatBecomesOfABadgeIsToldInMailsOfItsOwn(unittest.TestCase):
    """The badge of a course that is awarded, ends soon, is opened by nobody, and is withdrawn; with copies to a tutor."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.office = HesitantOffice()
        cls.tool = Tool(open_office(cls, cls.office))
        cls.addClassCleanup(cls.tool.close)
        lms = OpenLearning(cls.tool.addresses)
        cls.addClassCleanup(lms.close)
        cls.tool.register(lms, "OpenLearning")
        browser = Browser()
        course = browser.open(lms, TEACHER).url
        [context] = cls.tool.find("contexts")["items"]
        cls.tool.change("INSERT INTO settings (name, value) VALUES ('mail_copies', 'on')")
        named = browser.read(f"{course}copies", fields={"copy-address-0": TUTOR})
        if named.status != 200 or TUTOR not in named.text:
            raise AssertionError(f"{named.status}: {named.text}")
        badge = {
            "key": "laboratory",
            "name": "Laboratory",
            "description": "Laboratory, as practised.",
            "context": context["id"],
            "expires_after": "P2D",
        }
        badge = cls.tool.send("badges", badge)
        award = cls.tool.send("awards", {"badge": badge["id"], "email": ADA, "name": "Ada Lovelace"})
        cls.await_mails(5)
        cls.tool.send(f"awards/{award['id']}/revoke", {"reason": "The report was not your own work."})
        cls.await_mails(7)
        time.sleep(2)  # for what should not come

    @classmethod
    def await_mails(cls, count: int) -> None:
        """Lets the time pass that news and tries wait for, until so many mails have arrived."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and len(cls.office.received) < count:
            cls.tool.change("UPDATE mail_news SET queued_at = '2026-01-01 00:00:00' WHERE mail_id IS NULL")
            again = "state = 'waiting' AND attempts > 0 AND reason IS NOT NULL"
            cls.tool.change(f"UPDATE mails SET next_try_at = '2026-01-01 00:00:00' WHERE {again}")
            time.sleep(0.5)

    def mails(self) -> list[tuple[str, EmailMessage]]:
        """Each with its recipient, as the server was told."""
        found = []
        for _, recipients, content in self.office.received:
            [recipient] = recipients
            found.append((recipient, email.message_from_bytes(content, policy=email.policy.default)))
        return found

    def test_each_is_told_once_and_copied_but_for_the_reminder(self) -> None:
        told = sorted((to, str(message["Subject"])) for to, message in self.mails())
        self.assertEqual(len(told), 7, told)
        own = [subject for to, subject in told if to == ADA]
        copies = [subject for to, subject in told if to == TUTOR]
        for words in ("You earned", "ends on", "is waiting for you", "was withdrawn"):
            self.assertEqual(sum(words in subject for subject in own), 1, own)
        self.assertEqual(len(copies), 3, copies)
        self.assertTrue(all(subject.startswith("Copy: ") and "Ada Lovelace" in subject for subject in copies), copies)

    def test_the_standard_library_reads_each_as_one_message_in_two_forms(self) -> None:
        for to, message in self.mails():
            with self.subTest(to=to, subject=message["Subject"]):
                self.assertEqual(message.defects, [])
                self.assertEqual([one.addr_spec for one in message["From"].addresses], ["badges@example.edu"])
                self.assertEqual([one.addr_spec for one in message["To"].addresses], [to])
                self.assertEqual(len(message.keys()), len({name.lower() for name in message.keys()}), message.keys())
                for absent in ("Cc", "Bcc", "Sender"):
                    self.assertNotIn(absent, message)
                self.assertIsNotNone(message["Date"].datetime)
                self.assertEqual(message["Auto-Submitted"], "auto-generated")
                self.assertEqual(message["Content-Language"], "en")
                self.assertEqual(message["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
                self.assertEqual(message.get_content_type(), "multipart/alternative")
                kinds = [part.get_content_type() for part in message.iter_parts()]
                self.assertEqual(kinds, ["text/plain", "text/html"])
                stop = message["List-Unsubscribe"].strip("<>").removeprefix(self.tool.url)
                for part in message.iter_parts():
                    self.assertEqual((part.defects, part.get_content_charset()), ([], "utf-8"))
                    text = part.get_content().replace("&#x2F;", "/")
                    self.assertIn("Laboratory", text)
                    self.assertIn(stop, text)

    def test_a_mail_that_is_tried_again_keeps_its_message_id_and_each_has_its_own(self) -> None:
        ids = [message["Message-ID"] for _, message in self.mails()]
        self.assertEqual(len(set(ids)), 7, ids)
        self.assertEqual(set(ids), set(self.office.first_tries))
        for _, message in self.mails():
            first = self.office.first_tries[message["Message-ID"]]
            for name in ("To", "Subject", "Date"):
                self.assertEqual(first[name], message[name])

    def test_a_copy_says_what_it_is_and_has_no_link_of_the_learner_who_was_told_of_it(self) -> None:
        for to, message in self.mails():
            for part in message.iter_parts():
                text = part.get_content().replace("&#x2F;", "/")
                is_reminder = "waiting for you" in message["Subject"]
                self.assertEqual("A copy goes to" in text, to == ADA and not is_reminder, text)
                if to == TUTOR:
                    self.assertIn("This is a copy for your information", text)
                    for absent in ("/credentials/", "linkedin.com", "own work", ADA):
                        self.assertNotIn(absent, text)

    def test_no_address_and_no_name_stands_in_the_log(self) -> None:
        log = self.tool.log()
        for absent in (ADA, TUTOR, "Lovelace"):
            self.assertNotIn(absent, log)


if __name__ == "__main__":
    unittest.main()
