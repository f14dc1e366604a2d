"""The list of all accounts: what is read for its first lines, how a line is drawn, and the words around it."""
