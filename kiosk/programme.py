"""What is played: the scenarios of the packs that are there, and what the officer should know about those that are not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import UsageError
from kiosk.packs import LoadedPack, load_pack, load_packs
from kiosk.packs.added import AddedPack, AddedPacks
from kiosk.packs.commands import where_from
from kiosk.packs.fetched import FetchedPack, FetchedPacks
from kiosk.packs.lexicons import lexicons_of
from kiosk.scenario.model import Scenario
from kiosk.scenario.problems import Severity

SHIPPED = Path(__file__).parents[1] / "scenarios"
RECORDINGS = "recordings"
DRAFT = "draft"
APP_FOLDER = Path(__file__).parent
"""Its folder `po` holds the translations of the app's own words."""


@dataclass(frozen=True, slots=True)
class Programme:
    """`notices` say what is left out, `reviews` who has reviewed what is played: plain sentences for the officer.

    `lexicon` is that of all packs, in their order, about English words, and `lexicons` are those of other languages, of
    which a pack's counts for more than the app's own; `recordings` are the packs' folders of human recordings, which need not be there.
    """

    scenarios: tuple[Scenario, ...]
    notices: tuple[str, ...]
    lexicon: tuple[tuple[str, str], ...]
    recordings: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    packs: tuple[tuple[str, str], ...] = ()
    """Each pack's title and its review state."""
    reviews: tuple[str, ...] = ()
    lexicons: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def pack_folders(chosen: Sequence[Path] | None) -> tuple[Path, ...]:
    """The folders chosen with `--packs`, else every pack that came with the kiosk, by name.

    Raises UsageError for a chosen folder that is not there.
    """
    for folder in chosen or ():
        if not folder.is_dir():
            raise UsageError(f"{folder}: there is no such folder; a pack is a folder with a pack.yaml in it")
    if chosen:
        return tuple(chosen)
    return tuple(sorted(manifest.parent for manifest in SHIPPED.glob("*/pack.yaml")))


def added_packs(state_folder: Path) -> AddedPacks:
    """The packs that were added to this kiosk by hand."""
    return AddedPacks(state_folder / "packs")


def fetched_packs(state_folder: Path) -> FetchedPacks:
    """The packs that were fetched from the hub, and verified."""
    return FetchedPacks(state_folder / "fetched" / "packs")


def standing_folders(fetched: Sequence[FetchedPack]) -> tuple[Path, ...]:
    """The packs that came with the kiosk, by name, each in the version that was fetched; after them what else was fetched."""
    newer = {one.id: one.folder for one in fetched}
    shipped = {folder: load_pack(folder).pack.id for folder in pack_folders(None)} if newer else {}
    standing = tuple(newer.pop(shipped.get(folder, ""), folder) for folder in pack_folders(None))
    return (*standing, *newer.values())


def load_programme(
    chosen: Sequence[Path] | None = None,
    added: AddedPacks | None = None,
    fetched: FetchedPacks | None = None,
) -> Programme:
    """Read the packs: those chosen, else those that came with the kiosk, those `fetched`, and those `added` by hand.

    What cannot be read is left out and told in `notices`: a broken or altered pack is never an error.
    """
    by_hand = added.all() if added and not chosen else ()
    sound = {one.folder: one for one in by_hand if not one.fault}
    from_hub = fetched.all() if fetched and not chosen else ()
    packs = load_packs([*(pack_folders(chosen) if chosen else standing_folders(from_hub)), *sound])
    return Programme(
        scenarios=tuple(scenario for loaded in packs for scenario in loaded.pack.scenarios),
        notices=(
            *(notice for loaded in packs for notice in notices_of(loaded)),
            *(_notice_of_added(one) for one in by_hand if one.fault),
            *(_notice_of_fetched(one) for one in from_hub if one.fault),
        ),
        reviews=tuple(_review(loaded, sound.get(loaded.folder)) for loaded in packs if loaded.pack.scenarios),
        lexicon=tuple(entry for loaded in packs for entry in loaded.pack.lexicon),
        lexicons=lexicons_of([APP_FOLDER, *(loaded.folder for loaded in packs if loaded.pack.id)]),
        folders=tuple(loaded.folder for loaded in packs if loaded.pack.id),
        packs=tuple((loaded.pack.title, loaded.pack.review) for loaded in packs if loaded.pack.id),
        recordings=tuple(loaded.folder / RECORDINGS for loaded in packs),
    )


def _review(loaded: LoadedPack, added: AddedPack | None) -> str:
    """Who has reviewed a pack, in plain words; what the card of one added by hand says of that is anybody's."""
    if added is not None:
        return _notice_of_added(added)
    title, review = loaded.pack.title, loaded.pack.review
    if review == DRAFT:
        return f"The pack “{title}” is a draft: nobody has reviewed it yet."
    return f"The pack “{title}”: {review}."


def _notice_of_added(one: AddedPack) -> str:
    told = where_from(one)
    return f"The pack “{one.folder.name}” is {told}."


def _notice_of_fetched(one: FetchedPack) -> str:
    return f"The pack “{one.id}” is played in version {one.version}: {one.fault}."


def notices_of(loaded: LoadedPack) -> tuple[str, ...]:
    """Say on the officer's card which files were left out, once each, and who can mend them."""
    first: dict[str, int] = {}
    for problem in loaded.problems:
        if problem.severity is Severity.ERROR:
            first.setdefault(problem.place.file, problem.place.line)
    return tuple(
        f"Left out: {Path(file).name} has a mistake in line {line}. “kiosk check” tells its author more."
        for file, line in first.items()
    )
