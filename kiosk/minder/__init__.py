"""Looks after the machine: what it is fed with, how warm it is, how much room there is, and how it is switched off."""
