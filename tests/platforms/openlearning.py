"""A platform by `lti1p3platform` (OpenLearning): login, launch, tokens, roster and gradebook are the package's.

Only what it leaves to whoever uses it is written here: where requests come from, where people and points are kept.
"""

from __future__ import annotations

import json

from lti1p3platform.exceptions import LineItemNotFoundException
from lti1p3platform.ltiplatform import LTI1P3PlatformConfAbstract
from lti1p3platform.membership import Context
from lti1p3platform.message_launch import LTIAdvantageMessageLaunchAbstract
from lti1p3platform.oidc_login import OIDCLoginAbstract
from lti1p3platform.registration import Registration
from lti1p3platform.request import Request as PackageRequest
from lti1p3platform.response import Response as PackageResponse
from lti1p3platform.response import generate_next_link
from lti1p3platform.score import UpdateScoreStatus
from lti1p3platform.service_connector import AssignmentsGradesService, NamesRoleProvisioningService, TPage

from course import Column, Course, Person, page_of
from lms import LaunchForm, Lms, Request, Response, private_pem, public_pem

PAGE = 2


class OpenLearning(Lms):
    @property
    def configuration(self) -> Configuration:
        """A new one for each request, as the package's guide has it."""
        return Configuration(lms=self)

    def key_set(self) -> dict:
        return self.configuration.get_jwks()

    def login_address(self, person: Person) -> str:
        return Login(None, self.configuration).initiate_login(person.id)

    def launch_form(self, request: Request) -> LaunchForm:
        return Launch(Asked(request), self).lti_launch()

    def access_token(self, form: dict[str, str]) -> dict:
        return self.configuration.get_access_token(form)

    def serve(self, request: Request) -> Response:
        match request.path.strip("/").split("/"):
            case ["members"]:
                roster = Roster(Asked(request), self)
                return wire(roster.handle_resp(roster.handle_get_members))
            case ["lineitems", *rest]:
                return self._serve_gradebook(request, rest)
        return Response(404)

    def _serve_gradebook(self, request: Request, rest: list[str]) -> Response:
        line_item = self.line_item_url(rest[0]) if rest else None
        book = Gradebook(Asked(request), self, line_item)
        match request.method, rest:
            case "GET", []:
                return wire(book.handle_resp(book.handle_get_lineitems))
            case "POST", []:
                return wire(book.handle_resp(book.handle_create_lineitem))
            case "GET", [column]:
                return wire(book.handle_resp(book.handle_get_lineitem, line_item_id=column))
            case "PUT", [column]:
                return wire(book.handle_resp(book.handle_update_lineitem, line_item_id=column))
            case "DELETE", [column]:
                return wire(book.handle_resp(book.handle_delete_lineitem, line_item_id=column))
            case "GET", [column, "results"]:
                return wire(book.handle_resp(book.handle_get_results, line_item_id=column))
            case "POST", [column, "scores"]:
                return wire(book.handle_resp(book.handle_update_score, line_item_id=column))
        return Response(404)


def wire(answer: PackageResponse) -> Response:
    """As the package's own adapter for Django writes it (`framework/django/response.py`)."""
    if not 200 <= answer.code < 300:
        return Response.json({"error": answer.message}, status=answer.code, content_type=answer.media_type)
    result = answer.result or {}
    headers = {"Link": generate_next_link(result["next"])} if result.get("next") else {}
    value = result.get("content", answer.result)
    return Response.json(value, status=answer.code, content_type=answer.media_type, **headers)


class Configuration(LTI1P3PlatformConfAbstract):
    def init_platform_config(self, lms: OpenLearning) -> None:
        self._registration = (
            Registration()
            .set_iss(lms.issuer)
            .set_client_id(lms.client_id)
            .set_deployment_id(lms.deployment_id)
            .set_oidc_login_url(lms.tool.login)
            .set_launch_url(lms.tool.launch)
            .set_tool_key_set_url(lms.tool.key_set)
            .set_platform_public_key(public_pem(lms.key))
            .set_platform_private_key(private_pem(lms.key))
        )

    def get_registration_by_params(self, **_: object) -> Registration:
        return self._registration


class Asked(PackageRequest):
    """Our request as the package reads one; its pages are numbers."""

    def build_metadata(self, request: Request) -> dict:
        is_json = "json" in request.headers.get("content-type", "")
        numbers = {name: int(request.query[name]) for name in ("page", "limit") if name in request.query}
        return {
            "method": request.method,
            "form_data": {} if is_json else request.form,
            "json": json.loads(request.body) if is_json else None,
            "get_data": request.query | numbers,
            "headers": {name.title(): value for name, value in request.headers.items()},
            "content_type": request.headers.get("content-type"),
            "path": request.path,
        }


class Login(OIDCLoginAbstract):
    _lti_message_hint = Course.resource_link_id

    def set_lti_message_hint(self, **_: object) -> None:
        """There is one link to open."""

    def get_redirect(self, url: str) -> str:
        return url


class Launch(LTIAdvantageMessageLaunchAbstract):
    def __init__(self, request: Asked, lms: OpenLearning) -> None:
        super().__init__(request, lms.configuration)
        self._lms = lms

    def prepare_launch(self, preflight_response: dict[str, str]) -> None:
        course = self._lms.course
        person = course.person(preflight_response["login_hint"])
        self.set_user_data(person.id, [person.role_uri], full_name=person.name, email_address=person.email)
        self.set_resource_link_claim(preflight_response["lti_message_hint"], title=course.resource_link_title)
        self.set_launch_context_claim(course.id, context_title=course.title, context_label=course.label)
        self.set_launch_presentation_claim("iframe", return_url=f"{self._lms.url}/course")
        # The package turns pages only for whoever gives a limit.
        self.set_nrps(f"{self._lms.members_url}?limit={PAGE}")
        self.set_ags(self._lms.line_items_url)

    def render_launch_form(self, launch_data: dict[str, str], **_: object) -> LaunchForm:
        return LaunchForm(launch_data["launch_url"], launch_data["id_token"], launch_data["state"])


class Roster(NamesRoleProvisioningService):
    def __init__(self, request: Asked, lms: OpenLearning) -> None:
        super().__init__(request, lms.configuration, lms.members_url)
        self._course = lms.course

    def get_context_by_id(self) -> Context:
        return Context(self._course.id, self._course.label, self._course.title)

    def is_resource_link_valid(self, context_id: str, resource_link_id: str) -> bool:
        return resource_link_id == self._course.resource_link_id

    def get_member_data_page(self, page: int = 1, limit: int | None = None, **_: object) -> TPage:
        people, has_next = page_of(self._course.people, page, limit or len(self._course.people))
        return TPage(content=[self._member(person) for person in people], has_next=has_next)

    @staticmethod
    def _member(person: Person) -> dict:
        status = "Active" if person.is_active else "Inactive"
        named = {"name": person.name, "email": person.email}
        return {"user_id": person.id, "roles": [person.role_uri], "status": status, **named}


class Gradebook(AssignmentsGradesService):
    def __init__(self, request: Asked, lms: OpenLearning, line_item_url: str | None) -> None:
        super().__init__(request, lms.configuration, lms.line_items_url, line_item_url)
        self._lms = lms

    def find_lineitems(
        self, page: int = 1, resource_id: str | None = None, tag: str | None = None, **_: object
    ) -> TPage:
        columns = [
            column
            for column in self._lms.course.columns
            if resource_id in (None, column.resource_id) and tag in (None, column.tag)
        ]
        columns, has_next = page_of(columns, page, PAGE)
        return TPage(content=[self._line_item(column) for column in columns], has_next=has_next)

    def find_lineitem(self, line_item_id: str) -> dict:
        return self._line_item(self._column(line_item_id))

    def create_lineitem(self, creation_data: dict) -> dict:
        columns = self._lms.course.columns
        column = Column(str(len(columns) + 1), creation_data["label"], creation_data["scoreMaximum"])
        column.resource_id, column.tag = creation_data.get("resourceId"), creation_data.get("tag")
        columns.append(column)
        return self._line_item(column)

    def update_lineitem(self, update_data: dict) -> dict:
        column = self._column(update_data["id"])
        column.label, column.maximum = update_data["label"], update_data["scoreMaximum"]
        return self._line_item(column)

    def delete_lineitem(self, line_item_id: str) -> None:
        self._lms.course.columns.remove(self._column(line_item_id))

    def update_score(self, line_item_id: str, score: dict) -> UpdateScoreStatus:
        self._column(line_item_id).points[score["userId"]] = score["scoreGiven"]
        return UpdateScoreStatus.SUCCESS

    def get_results(self, line_item_id: str, page: int = 1, **_: object) -> TPage:
        column = self._column(line_item_id)
        results, has_next = page_of(list(column.points.items()), page, PAGE)
        return TPage(content=[self._result(column, *result) for result in results], has_next=has_next)

    def _column(self, column_id: str) -> Column:
        column = self._lms.course.column(column_id)
        if column is None:
            raise LineItemNotFoundException
        return column

    def _line_item(self, column: Column) -> dict:
        named = {"resourceId": column.resource_id, "tag": column.tag}
        told = {name: value for name, value in named.items() if value is not None}
        return {"id": self._lms.line_item_url(column.id), "label": column.label, "scoreMaximum": column.maximum, **told}

    def _result(self, column: Column, person_id: str, points: float) -> dict:
        line_item = self._lms.line_item_url(column.id)
        return {
            "id": f"{line_item}/results/{person_id}",
            "scoreOf": line_item,
            "userId": person_id,
            "resultScore": points,
            "resultMaximum": column.maximum,
        }
