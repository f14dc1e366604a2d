"""Files in and out: imports of accounts and sales, the matches that imports remember, the calendar."""
