"""How the kiosk was started: what the command line and the settings say together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.answers import SetUp
from kiosk.contacts import Contacts
from kiosk.insight.disclosure import SMALLEST_GROUP
from kiosk.narration.voice import Loudspeaker
from kiosk.ports import Clock, Voice
from kiosk.sitting.mailbox import Mailbox
from kiosk.sitting.session import Witness


@dataclass(frozen=True, slots=True)
class Options:
    """What may differ from one start to the next.

    `size` is in pixels; `pins` is `gpio`, `mock`, `none`, or None for gpio where there is one. `set_up` is what the
    officer's set-up starts from; `theme` is a theme's folder, empty for the shipped one. `voice` replaces the
    narrator, for whoever measures something else; `voice_model` is the file of piper's model, None where espeak speaks.
    `officer_pin` is a technician's PIN, empty for none; without `has_gate` nobody is asked for one, for whoever measures.
    Nothing is said about fewer than `smallest_group` people.
    """

    state: Path
    size: tuple[int, int] = (1280, 800)
    is_full_screen: bool = False
    pins: str | None = None
    packs: Sequence[Path] | None = None
    set_up: SetUp = SetUp()  # noqa: RUF009  # frozen
    language: str = "en-GB"
    has_unreviewed_languages: bool = False
    log_level: str = "INFO"
    theme: str = ""
    voice: Callable[[Mailbox, Clock], Voice] | None = None
    witnesses: Sequence[Witness] = ()
    loudspeaker: Loudspeaker = Loudspeaker()  # noqa: RUF009  # frozen
    voice_model: str | None = None
    contacts: Contacts = Contacts()  # noqa: RUF009  # frozen
    officer_pin: str = field(default="", repr=False)
    has_gate: bool = True
    smallest_group: int = SMALLEST_GROUP
