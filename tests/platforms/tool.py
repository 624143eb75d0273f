"""The real binary: a server on a temporary folder, its command line, and its REST interface."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

import requests

from lms import Lms, ToolAddresses

REPOSITORY = Path(__file__).resolve().parents[2]
BINARY = REPOSITORY / os.environ.get("CARGO_TARGET_DIR", "target") / "debug" / "accolade"
START_SECONDS = 60  # a debug build takes seconds to make its first keys


class Tool:
    """A server that runs until it is closed."""

    def __init__(self, settings: dict[str, str] | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="accolade-platforms.")
        self.url = f"http://127.0.0.1:{free_port()}"
        self._environment = {
            "PATH": os.environ["PATH"],
            "ACCOLADE_PUBLIC_URL": self.url,
            "ACCOLADE_LISTEN": self.url.removeprefix("http://"),
            "ACCOLADE_DATA_DIR": self._folder.name,
            "ACCOLADE_ALLOW_PRIVATE_NETWORK": "true",
        } | (settings or {})
        self._log = Path(self._folder.name, "serve.log")
        with self._log.open("w") as log:
            self._server = subprocess.Popen(
                [BINARY, "serve"], env=self._environment, cwd=self._folder.name, stdout=log, stderr=log
            )
        if not self._becomes_ready():
            log = self._log.read_text()
            self.close()
            raise RuntimeError(f"the tool did not start:\n{log}")
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {self.command('token', 'create', '--name', 'test').strip()}"

    def _becomes_ready(self) -> bool:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._server.poll() is None:
            try:
                if requests.get(f"{self.url}/readyz", timeout=5).ok:
                    return True
            except (requests.ConnectionError, requests.Timeout):
                time.sleep(0.05)
        return False

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(timeout=START_SECONDS)
        self._folder.cleanup()

    @property
    def addresses(self) -> ToolAddresses:
        return ToolAddresses(f"{self.url}/lti/login", f"{self.url}/lti/launch", f"{self.url}/lti/jwks.json")

    def command(self, *words: str) -> str:
        """Runs a command beside the server and gives what it prints."""
        done = subprocess.run(
            [BINARY, *words], env=self._environment, cwd=self._folder.name, capture_output=True, text=True
        )
        if done.returncode != 0:
            raise RuntimeError(f"accolade {' '.join(words[:2])} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def report(self, *words: str, environment: dict[str, str] | None = None) -> str:
        """What a command prints, whether it ends well or not, under other settings where some are given."""
        done = subprocess.run(
            [BINARY, *words],
            env=self._environment | (environment or {}),
            cwd=self._folder.name,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def change(self, statement: str) -> None:
        """Changes the database behind the product's back, as the time would that nobody waits for."""
        database = sqlite3.connect(Path(self._folder.name, "accolade.db"), timeout=30)
        with database:
            database.execute(statement)
        database.close()

    def log(self) -> str:
        return self._log.read_text()

    def register(self, lms: Lms, name: str) -> None:
        values = {
            "name": name,
            "issuer": lms.issuer,
            "client-id": lms.client_id,
            "deployment-id": lms.deployment_id,
            "auth-url": lms.auth_url,
            "token-url": lms.token_url,
            "jwks-url": lms.key_set_url,
        }
        self.command("platform", "add", *(word for name, value in values.items() for word in (f"--{name}", value)))

    def find(self, path: str, **query: str) -> dict:
        return self._answer(self._session.get(f"{self.url}/api/v1/{path}", params=query))

    def send(self, path: str, value: dict | None = None) -> dict:
        return self._answer(self._session.post(f"{self.url}/api/v1/{path}", json=value))

    @staticmethod
    def _answer(response: requests.Response) -> dict:
        if not response.ok:
            raise RuntimeError(f"{response.request.method} {response.url}: {response.status_code} {response.text}")
        return response.json()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
