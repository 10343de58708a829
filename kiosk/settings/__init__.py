"""What a technician may set: defaults, then /etc/kiosk/kiosk.toml, then the environment."""

from kiosk.settings.model import Settings
from kiosk.settings.reader import SETTINGS_FILE, Loaded, load_settings, read_settings
from kiosk.settings.shown import print_settings

__all__ = ["SETTINGS_FILE", "Loaded", "Settings", "load_settings", "print_settings", "read_settings"]
