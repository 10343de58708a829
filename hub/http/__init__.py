"""What the hub answers over HTTP: to kiosks, to other record stores, and (in `hub.pages`) to people."""
