"""Packs from the hub, over the network or off a stick: signed by TUF, and believed for no other reason."""
