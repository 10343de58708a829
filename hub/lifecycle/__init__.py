"""What happens to data over the years: it is kept safe, may leave in bands, and goes when its time is over."""
