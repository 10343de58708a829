"""The officer's rooms: what to look up in the middle of a class, and all that comes after it."""
