"""Whom a visit is for: a school, a year group and about how many, and never who."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.scenario.model import AgeBand


@dataclass(frozen=True, slots=True)
class School:
    """A school as the imported list has it. `urn` is its number there: one to twelve digits and capital letters."""

    urn: str
    name: str
    town: str = ""
    postcode: str = ""


class YearGroup(StrEnum):
    """The year of school in England; a class of several years goes by most of its pupils."""

    RECEPTION = "R"
    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"

    @property
    def ages(self) -> AgeBand:
        """The band that usually fits; the officer may choose another."""
        if self in {YearGroup.RECEPTION, YearGroup.ONE, YearGroup.TWO}:
            return AgeBand.A
        return AgeBand.B if self in {YearGroup.THREE, YearGroup.FOUR} else AgeBand.C


class ClassSize(StrEnum):
    """About how many pupils: four bands, because a list or a count of a class is nobody's business."""

    UNDER_10 = "under-10"
    FROM_10_TO_19 = "10-19"
    FROM_20_TO_29 = "20-29"
    FROM_30 = "30-up"


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """Who is visited. All of it may be left open: a round can be played without any of it."""

    school: School | None = None
    year: YearGroup | None = None
    size: ClassSize | None = None


@dataclass(frozen=True, slots=True)
class CheckDue:
    """How long ago this school and year had stories, in whole months (0: this month), and which re-visit is due: 1, 2 or 3."""

    months_ago: int
    number: int
