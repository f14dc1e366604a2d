"""The import of a log of conversations: what its rows say, which accounts and people they are, what is new."""
