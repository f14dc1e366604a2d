"""Lists of accounts and people."""
