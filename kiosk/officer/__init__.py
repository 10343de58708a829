"""What the officer chooses and sees."""
