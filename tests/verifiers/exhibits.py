"""What the tests share: the badges and their spoiled copies, published contexts, and the server under its public name."""

from __future__ import annotations

import http.client
import json
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

FOLDER = Path(os.environ["ACCOLADE_EXHIBITS"])
_KEPT = json.loads((FOLDER / "exhibits.json").read_text())
CONTEXTS: dict[str, dict] = json.loads((FOLDER / "contexts.json").read_text())
PUBLIC_URL = _KEPT["environment"]["ACCOLADE_PUBLIC_URL"]
GUILD_URL = _KEPT["guild"]


@dataclass(frozen=True)
class Exhibit:
    name: str
    verdict: str  # what is wrong with it, or that nothing is
    form: str
    file: str
    address: str | None = None
    issuer: str | None = None
    recipient: str | None = None  # the mail address of whoever has it

    def read(self) -> bytes:
        return Path(self.file).read_bytes()

    @property
    def test_name(self) -> str:
        return "".join(letter if letter.isalnum() else "_" for letter in self.name)


def all_of(form: str) -> list[Exhibit]:
    return [exhibit for exhibit in (Exhibit(**each) for each in _KEPT["exhibits"]) if exhibit.form == form]


def ask(address: str, accept: str = "application/json") -> tuple[int, dict[str, str], bytes]:
    """What the server answers, as a reverse proxy would ask it; every other address leads nowhere."""
    url = urlsplit(address)
    if f"{url.scheme}://{url.netloc}" not in (PUBLIC_URL, GUILD_URL):
        raise LookupError(f"there is no network here: {address}")
    server = http.client.HTTPConnection("127.0.0.1", _KEPT["port"], timeout=30)
    try:
        server.request("GET", url.path, headers={"Host": url.netloc, "Accept": accept})
        answer = server.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        server.close()


def fetch(address: str) -> bytes:
    status, _, body = ask(address)
    if status != 200:
        raise LookupError(f"{address}: {status}")
    return body


def fetch_did_document(did: str) -> dict:
    """https://w3c-ccg.github.io/did-method-web/#read-resolve"""
    method, host, *path = did.removeprefix("did:").split(":")
    if method != "web":
        raise LookupError(f"not a did:web: {did}")
    folder = "/".join(path) or ".well-known"
    return json.loads(fetch(f"https://{unquote(host)}/{folder}/did.json"))
