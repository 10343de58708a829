"""What the officer reads at the gate and on the pages that set up a round. Nothing here is ever spoken."""

from typing import Final

from kiosk.gate import GateState
from kiosk.visit import CheckDue, ClassSize, VisitPlan, YearGroup

PIN: Final = "Officer's PIN"
NEW_PIN: Final = "Choose a PIN for this kiosk"
NEW_PIN_AGAIN: Final = "The same PIN once more"
LOCKED: Final = "Please wait"
ONE_MOMENT: Final = "One moment …"
NEW_PIN_WHY: Final = "Four digits that all its officers know, and no pupil guesses."
NOT_THE_SAME: Final = "These two were not the same. Please choose again."
TOO_EASY: Final = "That one is too easy to guess. Please choose another."
TRY_AGAIN: Final = "Touch the screen or press GO to try again."
BACK: Final = "Back"
SPACE: Final = "Space"
DELETE: Final = "Delete"


def wrong(state: GateState) -> str:
    """What is said of a PIN that is not right."""
    if state.tries_left < 1:
        return "That is not the PIN."
    tries = "1 more try" if state.tries_left == 1 else f"{state.tries_left} more tries"
    return f"That is not the PIN. {tries} before it locks for a while."


def locked(seconds: int) -> str:
    """How long nothing is taken, in minutes and seconds."""
    minutes, rest = divmod(max(0, seconds), 60)
    return f"Too many wrong PINs. It opens again in {minutes}:{rest:02d}."


CLASS: Final = "Class"
STORIES: Final = "Stories"
STORIES_AND_DOORS: Final = "Stories, visits, care"
SENSITIVE: Final = "Sensitive stories"
TOLD: Final = "Told"
LEFT_OUT: Final = "Left out"
ANY_CLASS: Final = "Not named"
ANY_STORIES: Final = "See and swap"
CHOSEN: Final = "As you chose them"
CHECK_DUE: Final = "check due"
PLAN_A_VISIT: Final = "Plan a visit"
FOR_ANOTHER_DAY: Final = "For another day"
WHICH_CLASS: Final = "Which class?"
WHICH_SCHOOL_IS_PLANNED: Final = "Which class is planned?"
NO_SUCH_SCHOOL: Final = "No school is called that."
NO_SCHOOLS: Final = "There is no list of schools on this kiosk. The year is enough."
TYPE_IT: Final = "Touch a class, or type the school's name."
SCHOOLS_NAME: Final = "School's name"
NO_SCHOOL: Final = "No school"
NO_CLASS: Final = "No class"
WHICH_YEAR: Final = "Which year?"
MOST_PUPILS: Final = "Of several years: the one of most pupils."
HOW_MANY: Final = "About how many pupils?"
ABOUT_IS_ENOUGH: Final = "About is enough: nobody is counted here."
THE_STORIES: Final = "The stories, in order"
ONLY_YOU_SEE: Final = "Only you see this. Touch a story to swap it."
NONE_TO_SEE: Final = "There is no story for these settings."
OTHER_STORIES: Final = "Choose others"
INSTEAD_OF: Final = "In its place"
KEEP_IT: Final = "Keep it"
SENSITIVE_MARK: Final = "*"
MARKED_IS_SENSITIVE: Final = "* is a sensitive one."
CARRY_ON: Final = "Carry on"
NEW_VISIT: Final = "New visit"
NOT_PLAYABLE: Final = "Its stories are not on this kiosk any more, so it cannot go on."
CLOCK_NOT_SET: Final = "The clock is not set: this may be from another day."
ANOTHER_DAY: Final = "This is from another day."
FORGET_IT: Final = "Forget this plan?"
FORGET: Final = "Forget it"
PLANNED: Final = "planned"
YEAR_NAMES: Final = {
    year: "Reception" if year is YearGroup.RECEPTION else f"Year {year}" for year in YearGroup
}
SIZE_NAMES: Final = {
    ClassSize.UNDER_10: "Under 10",
    ClassSize.FROM_10_TO_19: "10–19",
    ClassSize.FROM_20_TO_29: "20–29",
    ClassSize.FROM_30: "30 or more",
}


def short(name: str, most: int = 26) -> str:
    """A school's name as far as it fits: the longest have a hundred letters."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def class_of(plan: VisitPlan) -> str:
    """A class in a few words: “Elm Park, Year 3, about 20–29”; nothing where none is named."""
    parts = [short(plan.school.name)] if plan.school and plan.school.name else []
    return ", ".join((*parts, *year_and_size(plan)))


def visit_note(plan: VisitPlan) -> tuple[str, ...]:
    """Year and size as short as they are understood."""
    year = (YEAR_NAMES[plan.year],) if plan.year else ()
    return (*year, _within(plan.size)) if plan.size else year


def year_and_size(plan: VisitPlan) -> tuple[str, ...]:
    year = (YEAR_NAMES[plan.year],) if plan.year else ()
    is_between = plan.size in {ClassSize.FROM_10_TO_19, ClassSize.FROM_20_TO_29}
    about = "about " if is_between else ""
    return (*year, f"{about}{_within(plan.size)}") if plan.size else year


def _within(size: ClassSize) -> str:
    """A class's size in the middle of a line."""
    return SIZE_NAMES[size].lower()


def check_due(due: CheckDue) -> str:
    """That a re-visit is due, and how long ago the stories were."""
    return {0: "due now", 1: "due: 1 month"}.get(due.months_ago, f"due: {due.months_ago} months")


def stories(count: int, minutes: int) -> str:
    return f"{count} stories, {minutes} minutes"


def check_length(count: int, minutes: tuple[int, int]) -> str:
    fewest, most = minutes
    return f"{count} stories, {fewest} to {most} minutes"


def carry_on(plan: VisitPlan, item: int, items: int) -> str:
    """What the card asks about a round that was left open. `item` counts from 1."""
    named = class_of(VisitPlan(plan.school, plan.year))
    return f"Carry on with {named or 'the last round'}, story {item} of {items}?"


def planned(plan: VisitPlan) -> str:
    return f"Planned: {class_of(plan)}."


def from_day(wall_time: str) -> str:
    """When a round began, as far as the clock may be believed: `2026-09-01T09:30:00Z` on the first of September."""
    year, month, day = wall_time[:10].split("-")
    return f"It began on {int(day)}.{int(month)}.{year}."
