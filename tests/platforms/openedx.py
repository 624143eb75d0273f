"""A platform by Open edX (`lti_consumer.lti_1p3` of `lti-consumer-xblock`): login, launch, tokens and scopes are the
package's. Its services live in a whole Open edX; what they answer is written here, in the shape of its serializers and
views, behind the package's own check of the access token.
"""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from django.conf import settings

from course import Column, Course, Person, page_of
from lms import LaunchForm, Lms, Request, Response, private_pem

settings.configure(
    PLATFORM_NAME="Example edX",
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    OPENEDX_TELEMETRY=[],
)


def _package_without_its_component() -> ModuleType:
    """The package's `__init__` loads the component of Open edX's course pages and all that it rests on; the protocol
    beneath needs none of it."""
    package = ModuleType("lti_consumer")
    package.__path__ = list(importlib.util.find_spec("lti_consumer").submodule_search_locations)
    return package


sys.modules["lti_consumer"] = _package_without_its_component()

from lti_consumer.data import Lti1p3LaunchData  # noqa: E402
from lti_consumer.lti_1p3.consumer import LtiAdvantageConsumer  # noqa: E402

PAGE = 2
AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/"
NRPS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"
ROLES = {"Instructor": "staff", "Learner": "student"}


class OpenEdx(Lms):
    def consumer(self) -> LtiAdvantageConsumer:
        """A new one for each message, which it collects."""
        return LtiAdvantageConsumer(
            iss=self.issuer,
            lti_oidc_url=self.tool.login,
            lti_launch_url=self.tool.launch,
            client_id=self.client_id,
            deployment_id=self.deployment_id,
            rsa_key=private_pem(self.key),
            rsa_key_id="key-1",
            redirect_uris=[self.tool.launch],
            tool_keyset_url=self.tool.key_set,
        )

    def key_set(self) -> dict:
        return self.consumer().get_public_keyset()

    def login_address(self, person: Person) -> str:
        role, link = ROLES[person.role], Course.resource_link_id
        launch = Lti1p3LaunchData(user_id=person.id, user_role=role, config_id="1", resource_link_id=link)
        return self.consumer().prepare_preflight_url(launch)

    def launch_form(self, request: Request) -> LaunchForm:
        asked = request.query or request.form
        person = self.course.person(asked["login_hint"])
        consumer = self.consumer()
        consumer.set_user_data(person.id, ROLES[person.role], full_name=person.name, email_address=person.email)
        consumer.set_resource_link_claim(self.course.resource_link_id, title=self.course.resource_link_title)
        consumer.set_context_claim(self.course.id, context_title=self.course.title, context_label=self.course.label)
        consumer.set_launch_presentation_claim(document_target="iframe")
        # The package turns pages only for whoever gives a limit.
        consumer.enable_nrps(f"{self.members_url}?limit={PAGE}")
        consumer.enable_ags(self.line_items_url, allow_programmatic_grade_interaction=True)
        message = consumer.generate_launch_request(asked)
        return LaunchForm(asked["redirect_uri"], message["id_token"], message["state"])

    def access_token(self, form: dict[str, str]) -> dict:
        return self.consumer().access_token(form)

    def serve(self, request: Request) -> Response:
        match request.method, request.path.strip("/").split("/"):
            case "GET", ["members"]:
                return self._guarded(request, [NRPS], "lti-nrps.v2.membershipcontainer", self._members)
            case "GET", ["lineitems"]:
                scopes = [f"{AGS}lineitem.readonly", f"{AGS}lineitem"]
                return self._guarded(request, scopes, "lis.v2.lineitemcontainer", self._line_items)
            case "GET", ["lineitems", _, "results"]:
                return self._guarded(request, [f"{AGS}result.readonly"], "lis.v2.resultcontainer", self._results)
        return Response(404)

    def _guarded(self, request: Request, scopes: list[str], media: str, answer) -> Response:
        """As the package's authentication, permission and renderer classes do it."""
        media_type = f"application/vnd.ims.{media}+json"
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not token:
            return Response.json({"detail": "Missing LTI 1.3 authentication token."}, status=403)
        if not self.consumer().check_token(token, scopes):
            return Response.json({"detail": "You do not have permission to perform this action."}, status=403)
        if media_type not in request.headers.get("accept", ""):
            return Response.json({"detail": "Could not satisfy the request Accept header."}, status=406)
        value, headers = answer(request)
        return Response.json(value, content_type=media_type, **headers)

    def _members(self, request: Request) -> tuple[dict, dict]:
        page, limit = int(request.query.get("page", 1)), int(request.query["limit"])
        people, has_next = page_of(self.course.people, page, limit)
        following = f'<{self.members_url}?limit={limit}&page={page + 1}>; rel="next"'
        members = [self._member(person) for person in people]
        value = {"id": self.members_url, "context": {"id": self.course.id}, "members": members}
        return value, {"Link": following} if has_next else {}

    @staticmethod
    def _member(person: Person) -> dict:
        status = "Active" if person.is_active else "Inactive"
        return {
            "status": status,
            "user_id": person.id,
            "roles": [person.role_uri],
            "name": person.name,
            "email": person.email,
        }

    def _line_items(self, _: Request) -> tuple[list, dict]:
        return [self._line_item(column) for column in self.course.columns], {}

    def _line_item(self, column: Column) -> dict:
        return {
            "id": self.line_item_url(column.id),
            "resourceId": column.id,
            "scoreMaximum": column.maximum,
            "label": column.label,
            "tag": "",
            "resourceLinkId": None,
            "startDateTime": None,
            "endDateTime": None,
        }

    def _results(self, request: Request) -> tuple[list, dict]:
        column = self.course.column(request.path.split("/")[2])
        line_item = self.line_item_url(column.id)
        results = [
            {
                "id": f"{line_item}/results/{person_id}",
                "scoreOf": line_item,
                "userId": person_id,
                "resultScore": points,
                "resultMaximum": column.maximum,
                "comment": None,
            }
            for person_id, points in column.points.items()
        ]
        return results, {}
