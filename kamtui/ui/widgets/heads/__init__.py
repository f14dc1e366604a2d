"""What stands above a list: the name and tabs of an account, the views, the heads of columns."""
