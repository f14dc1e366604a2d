"""The rules of the report of a quarter."""
