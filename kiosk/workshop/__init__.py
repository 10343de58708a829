"""The workshop: what an author has beside the kiosk, to begin a scenario, to see it, and to hear it."""
