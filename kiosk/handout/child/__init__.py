"""The typesetter's process and its templates; nothing here is imported by the kiosk."""
