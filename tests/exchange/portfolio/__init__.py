"""Portfolios and price lists as people write them."""
