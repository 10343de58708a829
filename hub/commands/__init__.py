"""What each word of the command `hub` does; an adapter is imported only by the word that needs it."""
