"""What may be said of rounds, drawn from the sums: settled once, by the kiosk's own rule, and then never changed."""
