"""Which languages the engine speaks, asked of the engine itself: what one version has another may lack."""

import json
import logging
import subprocess
import sys
from typing import Final

log = logging.getLogger(__name__)

QUESTION: Final = (sys.executable, "-m", "kiosk.narration.child", "--languages")
PATIENCE_SECONDS: Final = 10.0


def spoken_languages(command: tuple[str, ...] = QUESTION) -> frozenset[str]:
    """The language tags that the engine has voices for; none where there is no engine. Blocks while it starts (0.3 s)."""
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter, our own module)
            command, capture_output=True, timeout=PATIENCE_SECONDS, check=False
        )
        answer = json.loads(done.stdout.splitlines()[0])
        return frozenset(str(language) for language in answer["languages"])
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError, IndexError, TypeError) as error:
        log.info("the engine did not say which languages it speaks (%s)", error)
        return frozenset()
