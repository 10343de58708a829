"""Buttons and lamps: the contract, the drivers, the simulation. Imports nothing of the kiosk."""
