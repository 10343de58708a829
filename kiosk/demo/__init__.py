"""A pretend class plays a round on the real app: to show it, to test it, to leave pictures of it."""
