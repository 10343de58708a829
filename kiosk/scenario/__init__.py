"""The scenario format: what a story is, how it is read, what is checked."""
