"""Price lists and portfolios that are taken into the book."""
