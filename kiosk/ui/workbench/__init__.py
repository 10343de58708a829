"""The author's workbench: the real stage with a panel beside it that lists a story's faults and its beats."""
