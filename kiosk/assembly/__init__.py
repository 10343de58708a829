"""What the app puts together, one part a file: options, display, buttons, speech, what the officer works with."""
