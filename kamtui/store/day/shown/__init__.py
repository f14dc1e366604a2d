"""What Today shows of all accounts, read no further than it shows it."""
