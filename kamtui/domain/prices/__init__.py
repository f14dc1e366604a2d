"""The import of a portfolio: which accounts and product lines its rows mean, and what becomes of each price."""
