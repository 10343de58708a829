"""A picture of every screen at every size in every mode, on one page: for people to look at."""
