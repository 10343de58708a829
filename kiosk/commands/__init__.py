"""The commands of `kiosk`, by who uses them: each reads its options, and hands them to whoever does the work."""
