"""The course that every platform here serves: who takes part, which columns there are, who has which result.

All people are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field

MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#"


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    role: str
    is_active: bool = True

    @property
    def email(self) -> str:
        return f"{self.id}@students.example"

    @property
    def role_uri(self) -> str:
        return MEMBERSHIP + self.role


@dataclass
class Column:
    """A column of the gradebook, with the points of each person who has any."""

    id: str
    label: str
    maximum: int
    points: dict[str, float] = field(default_factory=dict)
    resource_id: str | None = None
    tag: str | None = None


TEACHER = Person("p-01", "Tessa Example", "Instructor")
EARNER = Person("p-02", "Ada Example", "Learner")
BARELY = Person("p-03", "Björn Example", "Learner")
BELOW = Person("p-04", "Chidi Example", "Learner")
WITHOUT_RESULT = Person("p-05", "Dana Example", "Learner")
GONE = Person("p-06", "Emil Example", "Learner", is_active=False)
LAST = Person("p-07", "Zoë Example", "Learner")

QUIZ = "Final quiz"


class Course:
    """A course of its own for each platform, so that none sees what another one did."""

    id = "course-1"
    label = "BIO-1"
    title = "Biology for Beginners"
    resource_link_id = "link-1"
    resource_link_title = "Badges"

    def __init__(self) -> None:
        self.people = [TEACHER, EARNER, BARELY, BELOW, WITHOUT_RESULT, GONE, LAST]
        quiz = {EARNER.id: 39.5, BARELY.id: 30.0, BELOW.id: 29.99, GONE.id: 40.0, LAST.id: 40.0}
        self.columns = [
            Column("1", "Field report", 20, {EARNER.id: 11.0}),
            Column("2", "Herbarium", 10),
            Column("3", QUIZ, 40, quiz),
        ]

    def person(self, person_id: str) -> Person:
        return next(person for person in self.people if person.id == person_id)

    def column(self, column_id: str) -> Column | None:
        return next((column for column in self.columns if column.id == column_id), None)


def page_of(entries: list, page: int, size: int) -> tuple[list, bool]:
    """One page of a list, counted from 1, and whether another one follows."""
    end = page * size
    return entries[end - size : end], end < len(entries)
