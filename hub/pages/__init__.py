"""The pages for people, rendered here and read in any browser."""
