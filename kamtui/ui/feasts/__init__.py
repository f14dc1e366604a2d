"""Feasts on the screen: greeting, the words of it, and on which day somebody celebrates."""
