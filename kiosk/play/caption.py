"""Words on a screen, and what stands for them before they are said."""

from dataclasses import dataclass

from kiosk.scenario.model import Line


@dataclass(frozen=True, slots=True)
class Caption:
    """Words that stay until the next ones. While the line `token` is spoken, its current word is marked."""

    line: Line
    token: int
    """0: something else is being spoken, and no word is marked."""

    @property
    def home(self) -> str:
        """The same in the pupils' language of home; empty without one."""
        return self.line.home


UNSAID = Caption(Line(""), 0)
"""What a place holds until it has been entered; tokens that are spoken begin at 1."""
