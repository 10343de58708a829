"""The form in which answers travel: one xAPI statement each, the same for the kiosk that writes and the hub that reads."""
