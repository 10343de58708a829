"""What is left behind after a visit, on paper, on a telephone and on a stick: made here, and written here."""
