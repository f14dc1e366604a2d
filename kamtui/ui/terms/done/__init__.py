"""What we did for a customer on the screen: the ledger of it, and its form."""
