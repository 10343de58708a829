"""The names of pictures that a scenario may ask for. `docs/scenario-format.md` shows the same names to authors."""

BACKDROPS: tuple[str, ...] = (
    *(
        "school-gate",
        "playground",
        "classroom",
        "school-office",
        "street",
        "park",
        "shop",
        "home",
        "bus-stop",
    ),
    *("sports-club", "library", "clinic", "woods-path", "kerbside", "tablet-call", "game", "chat"),
    *("hall", "corridor", "field", "crossing", "bus", "mall", "party", "phone", "video-class"),
)
STATES: tuple[str, ...] = ("morning", "day", "late-afternoon", "rain", "dusk")
CHILDREN: tuple[str, ...] = (
    *("maya", "sam", "fin", "mei", "omar", "zofia", "kofi", "amira"),
    *("ravi", "ada", "eli", "linh"),
)
GROWN_UPS: tuple[str, ...] = (
    *("mum", "dad", "grandad", "gran", "aunt", "uncle", "cousin", "teacher", "coach", "nurse", "librarian"),
    *("officer", "lollipop", "shopkeeper", "driver", "neighbour", "sitter", "sams-mum"),
    *("stranger-a", "stranger-b", "stranger-c", "teen"),
    *("nan", "kofis-mum", "foster-dad", "head-teacher", "receptionist", "paramedic", "social-worker"),
    *("bus-driver", "taxi-driver", "carer", "officer-b", "hi-vis", "stranger-d", "stranger-e", "teen-b"),
)
AVATARS: tuple[str, ...] = ("avatar-fox", "avatar-bunny", "avatar-robot", "avatar-owl")
"""What players online are seen as: drawn animals and robots, never a face."""
CAST: tuple[str, ...] = CHILDREN + GROWN_UPS + AVATARS
ATTITUDES: tuple[str, ...] = ("waving", "pointing", "talking", "unsure", "glad", "listening", "saying-no")
PROPS: tuple[str, ...] = (
    *("dog", "puppy", "ball", "car", "van", "minibus", "phone", "tablet", "bike", "bag", "comics"),
    *("fish-tank", "umbrella", "letter", "ambulance", "taxi", "bus", "fire-bell", "picnic", "cake"),
    *("present", "fishing-rod", "swim-bag", "clipboard", "invitation", "skateboard", "scooter", "balloons"),
    *("book", "first-aid", "id-card", "controller", "torch", "flag", "pushchair"),
)
POSES: tuple[str, ...] = (
    *("happy", "wave", "listening", "curious", "thinking", "worried", "kind", "brave", "proud"),
    *("step-back", "say", "calm", "tell", "hmm", "celebrate", "thumbs-up"),
)
CHECK_PICTURES: tuple[str, ...] = (
    *CAST,
    *(f"phone-{role}" for role in CAST),
    *("school-office", "nobody", "tablet"),
)
"""What a choice of "whom do I check with?" may show."""
