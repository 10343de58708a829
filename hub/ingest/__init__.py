"""Taking in what kiosks send: each answer once, each told what became of it."""
