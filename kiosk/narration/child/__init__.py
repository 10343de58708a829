"""The process that holds pyttsx3: it may hang, die or be killed, and the room goes on. Run as `python -m kiosk.narration.child`."""
