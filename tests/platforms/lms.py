"""What every platform here has in common: a web server on loopback, and the record of what the tool asked of it.

The protocol itself is none of this file's business: a subclass hands it to the package that it stands for.
"""

from __future__ import annotations

import html
import json
import threading
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from course import Course, Person


@dataclass(frozen=True)
class ToolAddresses:
    login: str
    launch: str
    key_set: str


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]  # by lower-case name
    body: bytes

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))


@dataclass(frozen=True)
class Response:
    status: int
    body: str = ""
    content_type: str = "text/plain; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def json(cls, value: object, *, status: int = 200, content_type: str = "application/json", **headers: str):
        return cls(status, json.dumps(value), content_type, headers)


@dataclass(frozen=True)
class LaunchForm:
    """The form with which a platform sends the browser to the tool."""

    action: str
    id_token: str
    state: str

    def page(self) -> str:
        fields = {"id_token": self.id_token, "state": self.state}
        inputs = "".join(
            f'<input type="hidden" name="{name}" value="{html.escape(value)}">' for name, value in fields.items()
        )
        return f'<!doctype html><form method="post" action="{html.escape(self.action)}">{inputs}</form>'


class Lms(ABC):
    """A platform that listens on loopback until it is closed."""

    client_id = "accolade-client"
    deployment_id = "deployment-1"

    def __init__(self, tool: ToolAddresses) -> None:
        self.tool = tool
        self.course = Course()
        self.key = new_key()
        self.requests: list[Request] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._request_handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    # What the package does

    @abstractmethod
    def key_set(self) -> dict: ...

    @abstractmethod
    def login_address(self, person: Person) -> str:
        """Where a click on the placed link sends this person's browser."""

    @abstractmethod
    def launch_form(self, request: Request) -> LaunchForm:
        """Checks the tool's authentication request and answers it; raises where the package refuses."""

    @abstractmethod
    def access_token(self, form: dict[str, str]) -> dict:
        """Checks the tool's client assertion; raises where the package refuses."""

    @abstractmethod
    def serve(self, request: Request) -> Response:
        """The services: the roster and the gradebook."""

    # The addresses

    @property
    def issuer(self) -> str:
        return self.url

    @property
    def auth_url(self) -> str:
        return f"{self.url}/auth"

    @property
    def token_url(self) -> str:
        return f"{self.url}/token"

    @property
    def key_set_url(self) -> str:
        return f"{self.url}/keys"

    @property
    def members_url(self) -> str:
        return f"{self.url}/members"

    @property
    def line_items_url(self) -> str:
        return f"{self.url}/lineitems"

    def line_item_url(self, column_id: str) -> str:
        return f"{self.line_items_url}/{column_id}"

    # What the tool asked

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    def assertions(self) -> list[dict]:
        """The claims of every client assertion so far. Their signatures are the package's concern."""
        tokens = [request.form["client_assertion"] for request in self.asked("/token")]
        return [jwt.decode(token, options={"verify_signature": False}) for token in tokens]

    def answer(self, request: Request) -> Response:
        self.requests.append(request)
        match request.path:
            case "/keys":
                return Response.json(self.key_set())
            case "/auth":
                return Response(200, self.launch_form(request).page(), "text/html; charset=utf-8")
            case "/token":
                return Response.json(self.access_token(request.form))
            case _:
                return self.serve(request)

    def _request_handler(self) -> type[BaseHTTPRequestHandler]:
        lms = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._do()

            do_POST = do_PUT = do_DELETE = do_GET

            def _do(self) -> None:
                try:
                    response = lms.answer(self._request())
                except Exception as error:  # whatever a package refuses with; the tool sees an error as from any server
                    response = Response.json({"error": f"{type(error).__name__}: {error}"}, status=400)
                body = response.body.encode()
                self.send_response(response.status)
                for name, value in {"Content-Type": response.content_type, **response.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def _request(self) -> Request:
                address = urlsplit(self.path)
                query = dict(parse_qsl(address.query, keep_blank_values=True))
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                headers = {name.lower(): value for name, value in self.headers.items()}
                return Request(self.command, address.path, query, headers, body)

            def log_message(self, *_: object) -> None:
                """Says nothing; `requests` remembers."""

        return Handler


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def private_pem(key: rsa.RSAPrivateKey) -> str:
    kind, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, kind, plain).decode()


def public_pem(key: rsa.RSAPrivateKey) -> str:
    kind = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_key().public_bytes(serialization.Encoding.PEM, kind).decode()
