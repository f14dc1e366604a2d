"""What the report of a quarter with a customer reads, and the words that are kept with the quarter."""
