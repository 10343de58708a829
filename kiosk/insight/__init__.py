"""What may be said of results, and what they mean: pure sums, with the group protected."""
