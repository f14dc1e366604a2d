"""How each record looks: a value and a width in, words with looks out. No widget, no query."""
