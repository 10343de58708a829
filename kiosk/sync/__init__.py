"""Sends the results to the hub, in a process of its own: the app that children meet never reaches a network."""
