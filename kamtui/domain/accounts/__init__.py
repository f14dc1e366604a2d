"""Accounts and people: what is written down of them, and which two are likely one."""
