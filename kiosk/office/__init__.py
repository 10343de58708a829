"""The officer's desk: the gate, the list of schools, and the diary of visits."""
