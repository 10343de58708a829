"""What the buttons are called in the pupils' language of home."""

from dataclasses import dataclass

from hardware.events import Side


@dataclass(frozen=True, slots=True)
class AtHome:
    """What GO and NEVER GO, whose buttons are printed in English, and the rule are called in the pupils' language."""

    go: str = ""
    never_go: str = ""
    rule: str = ""

    def side(self, side: Side) -> str:
        return self.go if side is Side.GO else self.never_go
