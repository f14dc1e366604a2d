"""`kamtui check --repair`: what can be made well again in a book, said before and after it is done."""
