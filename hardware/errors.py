"""What may be wrong with the panel: its wiring on paper, or the pins of this machine."""


class WiringError(ValueError):
    """The wiring cannot be built as written. Holds every problem found, not just the first."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class PanelUnavailableError(OSError):
    """The pins cannot be had on this machine; the text says why and what to do."""
