"""Packs on their way back to kiosks: signed by TUF, so that what serves or carries them need not be trusted."""
