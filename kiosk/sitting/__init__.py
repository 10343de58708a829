"""A sitting: the engine stepped against the outside world, through ports."""
