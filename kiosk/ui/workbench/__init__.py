"""The author's workbench: the real stage with a margin beside it that lists a story's faults and its beats."""
