"""The import of a list of accounts and people: which account each row is, and what it would change."""
