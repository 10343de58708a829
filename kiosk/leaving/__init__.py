"""What is left behind after a visit: results and insight put together, set on paper, and written to a stick."""
