"""The settings of the person's, seen and changed in the program."""
