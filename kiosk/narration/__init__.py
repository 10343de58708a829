"""Clever's voice: rendered ahead of time, played by our own player, captioned word by word."""
