"""One place each."""
