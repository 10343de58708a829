"""Whether every text stands in its place at every size, distance and percentage: checked without a window."""
