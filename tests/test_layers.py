"""Who may import whom: a module imports from its own line (without cycles) or from the lines above it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]

LINES: tuple[tuple[str, ...], ...] = (
    (  # 1 pure
        "hardware.events",
        "hardware.debounce",
        "hardware.header",
        "hardware.wiring",
        "hardware.panel",
        "hardware.errors",
        "hardware.lamps",
        "kiosk.errors",
        "kiosk.scenario",
        "kiosk.play",
        "kiosk.answers",
        "kiosk.look",
        "kiosk.visit",
        "kiosk.gate",
        "kiosk.care",
        "kiosk.contacts",
        "kiosk.destination",
        "kiosk.handouts",
        "kiosk.insight",
        "kiosk.wire",
        "kiosk.words",
        "kiosk.wordlist",
        "kiosk.narration.timeline",
        "kiosk.narration.pronunciation",
        "kiosk.results.summary",
    ),
    ("kiosk.ports",),  # 2
    (
        "kiosk.sitting",
        "kiosk.database",
        "kiosk.durable",
        "kiosk.errands",
    ),  # 3, and what several adapters stand on
    (
        "hardware",
        "kiosk.packs",
        "kiosk.fetched",
        "kiosk.settings",
        "kiosk.narration",
        "kiosk.results",
        "kiosk.office",
        "kiosk.handout",
        "kiosk.minder",
        "kiosk.sync",
        "kiosk.ui",
    ),  # 4 adapters
    (
        "kiosk.app",
        "kiosk.assembly",
        "kiosk.cli",
        "kiosk.commands",
        "kiosk.doctor",
        "kiosk.demo",
        "kiosk.dispatch",
        "kiosk.fetching",
        "kiosk.programme",
        "kiosk.tongues",
        "kiosk.workshop",
        "kiosk.plumbing",
        "kiosk.leaving",
        "kiosk.__main__",
    ),  # 5 roots
)
IMPURE = {
    "kivy",
    "gpiozero",
    "lgpio",
    "sqlite3",
    "sqlite_utils",
    "socket",
    "ssl",
    "urllib",
    "http",
    "threading",
    "asyncio",
    "concurrent",
    "multiprocessing",
    "subprocess",
    "time",
    "datetime",
    "random",
    "secrets",
    "uuid",
    "os",
    "sounddevice",
    "pyttsx3",
    "logging",
}
ONLY = {
    "kivy": ("kiosk.ui",),
    "gpiozero": ("hardware.gpio",),
    "lgpio": ("hardware.gpio",),
    "piper": ("kiosk.narration.child",),
    "pyttsx3": ("kiosk.narration.child",),
    "sounddevice": ("kiosk.narration.portaudio", "kiosk.narration.microphone"),
    "sqlite_utils": ("kiosk.results", "kiosk.office"),
    "argon2": ("kiosk.office",),
    "cryptography": ("kiosk.sync",),
    "http": ("kiosk.sync",),
    "pyrage": ("kiosk.sync",),
    "securesystemslib": ("kiosk.fetched",),
    "ssl": ("kiosk.sync", "kiosk.fetched.sources"),
    "tuf": ("kiosk.fetched",),
    "urllib3": ("kiosk.fetched",),
    "resvg_py": ("kiosk.ui",),
    "typst": ("kiosk.handout.child",),
    "segno": ("kiosk.handout",),
    "polib": ("kiosk.packs", "kiosk.workshop"),
}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources() -> dict[str, ast.Module]:
    paths = [path for package in ("kiosk", "hardware") for path in sorted((ROOT / package).rglob("*.py"))]
    return {name_of(path): ast.parse(path.read_text(), str(path)) for path in paths}


def is_within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def line_of(name: str) -> int | None:
    """The line of the longest entry that holds the module; None for the two bare packages."""
    best: tuple[int, int] | None = None
    for number, entries in enumerate(LINES, start=1):
        for entry in entries:
            if is_within(name, entry) and (best is None or len(entry) > best[0]):
                best = (len(entry), number)
    return best[1] if best else None


def adapter_of(name: str) -> str | None:
    return next((entry for entry in LINES[3] if is_within(name, entry)), None)


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: write imports in full"
            module = node.module or ""
            yield module, node.lineno
            yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)


def ours(tree: ast.Module, known: dict[str, ast.Module]) -> Iterator[tuple[str, int]]:
    return (
        (name, line) for name, line in imports(tree) if name in known and name not in {"kiosk", "hardware"}
    )


def is_bare_package(name: str) -> bool:
    return name in {"kiosk", "hardware"}


def test_every_module_stands_on_a_line() -> None:
    assert [name for name in sources() if line_of(name) is None and not is_bare_package(name)] == []


def test_a_module_imports_only_from_its_own_line_or_above() -> None:
    known = sources()
    wrong = []
    for name, tree in known.items():
        own = line_of(name)
        for target, at in ours(tree, known):
            theirs = line_of(target)
            if own and theirs and theirs > own:
                wrong.append(f"{name}:{at} (line {own}) imports {target} (line {theirs})")
    assert wrong == []


def test_adapters_never_import_one_another() -> None:
    known = sources()
    wrong = [
        f"{name}:{at} imports {target}"
        for name, tree in known.items()
        if line_of(name) == 4
        for target, at in ours(tree, known)
        if line_of(target) == 4 and adapter_of(name) != adapter_of(target)
    ]
    assert wrong == []


def test_hardware_imports_nothing_of_the_kiosk() -> None:
    known = sources()
    wrong = [
        f"{name}:{at} imports {target}"
        for name, tree in known.items()
        if is_within(name, "hardware")
        for target, at in ours(tree, known)
        if is_within(target, "kiosk")
    ]
    assert wrong == []


def test_the_hub_imports_only_what_is_pure_of_the_kiosk() -> None:
    known = sources()
    hub = {
        name_of(path): ast.parse(path.read_text(), str(path)) for path in sorted((ROOT / "hub").rglob("*.py"))
    }
    wrong = [
        f"{name}:{at} imports {target}"
        for name, tree in hub.items()
        for target, at in imports(tree)
        if target in known and target not in {"kiosk", "hardware"} and line_of(target) != 1
    ]
    assert wrong == []


def test_the_kiosk_never_imports_the_hub() -> None:
    wrong = [
        f"{name}:{at} imports {target}"
        for name, tree in sources().items()
        for target, at in imports(tree)
        if is_within(target, "hub")
    ]
    assert wrong == []


def test_pure_modules_import_nothing_that_touches_the_world() -> None:
    wrong = [
        f"{name}:{at} imports {target}"
        for name, tree in sources().items()
        if line_of(name) in {1, 2}
        for target, at in imports(tree)
        if target.split(".")[0] in IMPURE
    ]
    assert wrong == []


def test_each_outside_library_has_one_room() -> None:
    wrong = [
        f"{name}:{at} imports {target}"
        for name, tree in sources().items()
        for target, at in imports(tree)
        for library, rooms in ONLY.items()
        if is_within(target, library) and not any(is_within(name, room) for room in rooms)
    ]
    assert wrong == []


def test_no_import_cycles() -> None:
    known = sources()
    graph = {
        name: {target for target, _ in ours(tree, known) if target != name} for name, tree in known.items()
    }
    state: dict[str, int] = {}
    cycles: list[str] = []

    def visit(name: str, trail: tuple[str, ...]) -> None:
        state[name] = 1
        for target in sorted(graph[name]):
            if state.get(target) == 1:
                cycles.append(" → ".join((*trail, name, target)))
            elif target not in state:
                visit(target, (*trail, name))
        state[name] = 2

    for name in sorted(graph):
        if name not in state:
            visit(name, ())
    assert cycles == []
