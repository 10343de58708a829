"""How long things take, in milliseconds: the button table of the experience notes, as numbers."""

DECIDE_MS = 250
"""From the first edge until an answer is decided; the other side before that cancels both."""
LATE_MS = 300
"""One-switch scanning: a press so soon after the light went on was meant for the answer that it left."""
STUCK_MS = 10_000
BOTH_HELD_MS = 2_000
PAUSE_CORNER_MS = 1_000
OFFICER_HOLD_MS = 3_000
START_HOLD_MS = 1_000

RUN_FIRST_MS = 600
"""How long NEVER GO is held on the officer's pages until it runs on by itself."""
RUN_MS = 300
GATE_IDLE_MS = 60_000
NOTES_IDLE_MS = 180_000
GUIDANCE_IDLE_MS = 120_000
HAND_OUT_IDLE_MS = 600_000
"""A teacher fetches a telephone, and a stick has to be found."""
SECOND_MS = 1_000

THINK_MS = 4_000
"""How long a class thinks in silence before the first ballot."""
NEXT_VOTE_MS = 600
"""From one vote's press until the next one counts."""
EVERYONE_HOLD_MS = 3_000
"""A button held for so long is no vote: it asks whether everyone has pressed."""
EVERYONE_MS = 30_000
"""Without a vote for so long, Clever asks by himself."""
YES_HOLD_MS = 1_000
TALK_MS = 5_000
REVEAL_MS = 3_000

DIM_MS = 300_000
SET_UP_IDLE_MS = 180_000
UNHEARD_MS = 20_000
READY_IDLE_MS = 90_000
STILL_THERE_MS = 20_000
PROMPT_MS = 20_000
TOGETHER_MS = 40_000
KEPT_LATE_MS = 2_000
EARLY_MS = 2_000
"""A press so soon after the verdict belongs to the question before it."""
MOST_AGAINS = 2
"""How often presses may have one verdict said again."""
NEXT_IDLE_MS = 60_000
PASS_IDLE_MS = 120_000
FINISH_IDLE_MS = 45_000

MOST_NOTICES = 6
"""More than these an officer does not read; the log has them all."""
