"""What is measured: repeatable, side by side, never as timed tests. Each file is a command: `python -m bench.press`."""
