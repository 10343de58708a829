"""What keeps results from being sent, in plain words for whoever stands before the kiosk."""

from enum import StrEnum


class Trouble(StrEnum):
    """Each is told with what to do about it. None of them loses anything."""

    NOT_ENROLLED = "not-enrolled"
    REFUSED = "refused"
    ELSEWHERE = "elsewhere"
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    CLOCK = "clock"
    NOT_THE_HUB = "not-the-hub"
    HUB = "hub"
    CODE = "code"
    STORE = "store"
    RESULTS = "results"


WORDS = {
    Trouble.NOT_ENROLLED: "The hub does not know this kiosk yet: a technician enrols it with “kiosk sync enrol”.",
    Trouble.REFUSED: "The hub no longer trusts this kiosk, perhaps because it was reported lost. Results stay here."
    " A technician enrols it again.",
    Trouble.ELSEWHERE: "The hub's address has changed since this kiosk was enrolled: a technician enrols it again.",
    Trouble.UNREACHABLE: "The hub cannot be reached from this network now.",
    Trouble.CERTIFICATE: "Something else answers in the hub's place, so that nothing was sent. Try another network;"
    " if it stays, tell a technician.",
    Trouble.CLOCK: "The hub's certificate does not fit the time, so that nothing was sent. Tell a technician.",
    Trouble.NOT_THE_HUB: "This network answers in the hub's place. It may want somebody to log in first.",
    Trouble.HUB: "The hub is in trouble. The kiosk tries again by itself.",
    Trouble.CODE: "The hub did not take the code for enrolling: ask for a new one.",
    Trouble.STORE: "The record store does not take this kiosk's name and password: a technician mends the settings.",
    Trouble.RESULTS: "The results cannot be read or written now. “kiosk doctor” tells more.",
}
STOPPING = frozenset({Trouble.NOT_ENROLLED, Trouble.REFUSED, Trouble.ELSEWHERE, Trouble.CODE})
"""No time mends these: a person does."""


ADVICE = {
    Trouble.NOT_ENROLLED: "The hub does not know this kiosk yet: tell a technician.",
    Trouble.REFUSED: "The hub no longer trusts this kiosk: tell a technician. Nothing is lost.",
    Trouble.ELSEWHERE: "The hub's address has changed: tell a technician.",
    Trouble.CERTIFICATE: "Something answers in the hub's place: try another network.",
    Trouble.CLOCK: "The hub's certificate does not fit the time: tell a technician.",
    Trouble.NOT_THE_HUB: "This network may want somebody to log in before it lets answers through.",
    Trouble.CODE: "The hub did not take this kiosk's code: tell a technician.",
    Trouble.STORE: "The record store did not take the password: tell a technician.",
    Trouble.RESULTS: "Answers cannot be read from the card to be sent: tell a technician.",
}
"""One line for the officer, where somebody has to do something.

A kiosk without a network is as it should be, and nobody need do anything about a hub in trouble.
"""


class TroubleError(Exception):
    """Nothing was sent, or nobody knows whether it arrived. `detail` is for the log; it holds no secret."""

    def __init__(self, trouble: Trouble, detail: str = "", *, retry_after_s: int | None = None) -> None:
        super().__init__(f"{trouble}: {detail}" if detail else str(trouble))
        self.trouble = trouble
        self.detail = detail
        self.retry_after_s = retry_after_s
