"""Lists of sales."""
