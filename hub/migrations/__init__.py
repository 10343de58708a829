"""The shape of the hub's database, step by step. A step that has been released is never edited."""
