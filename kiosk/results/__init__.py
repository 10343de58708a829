"""Results that outlive a pulled plug."""
