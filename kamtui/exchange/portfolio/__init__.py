"""Portfolios and price lists: what an account buys from us or others, and the prices negotiated with it."""
