"""The white space of all accounts on the screen: what may still be sold to whom."""
