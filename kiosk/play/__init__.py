"""The engine: what happens in a round, as pure steps from events to effects."""
