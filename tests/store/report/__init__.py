"""What is kept with a quarter."""
