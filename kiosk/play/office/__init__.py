"""The officer's desk: the way in past the PIN, and the pages on which a round is set up."""
