"""Small trees of files that look like a kernel's, for machines that we do not have."""

from pathlib import Path

from kiosk.minder.caretaker import Places

NO_COMMAND = ("/nowhere/vcgencmd", "get_throttled")


class FakeMachine:
    """Nothing is known of it until it is told."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.places = Places(
            root / "thermal",
            root / "supplies",
            root / "hwmon",
            root / "get_throttled",
            NO_COMMAND,
            root / "net",
        )

    def put(self, path: str, text: str) -> "FakeMachine":
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{text}\n", encoding="utf-8")
        return self

    def battery(self, name: str, percent: str, kind: str = "Battery", scope: str = "") -> "FakeMachine":
        if scope:
            self.put(f"supplies/{name}/scope", scope)
        return self.put(f"supplies/{name}/type", kind).put(f"supplies/{name}/capacity", percent)
