"""Clever Kiosk: an offline classroom kiosk that helps children practise one rule."""

__version__ = "0.1.0"
