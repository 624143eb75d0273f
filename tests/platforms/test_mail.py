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

from tool import Tool, free_port

ADA = "ada@example.edu"
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


class MailReachesAServerThatOthersWrote(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        os.environ["NO_PROXY"] = "127.0.0.1"
        folder = tempfile.TemporaryDirectory(prefix="accolade-mail.")
        cls.addClassCleanup(folder.cleanup)
        made, key = certificate(Path(folder.name))
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(made, key)
        cls.office = Office()
        port = free_port()
        cls.controller = Controller(
            cls.office,
            hostname="localhost",
            port=port,
            tls_context=tls,
            require_starttls=True,
            auth_required=True,
            auth_require_tls=True,
            authenticator=cls.office.authenticate,
        )
        cls.controller.start()
        cls.addClassCleanup(cls.controller.stop)
        cls.mailing = {
            "ACCOLADE_SMTP_URL": f"smtp://badges%40example.edu:p+ss%2Fword@localhost:{port}?tls=required",
            "ACCOLADE_MAIL_FROM": "Example University <badges@example.edu>",
            "SSL_CERT_FILE": str(made),
        }
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


if __name__ == "__main__":
    unittest.main()
