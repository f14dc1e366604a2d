"""Accounts, and people, who are likely one: the list, their comparison, and what makes one of two."""
