"""Terms, problems and favours in the book."""
