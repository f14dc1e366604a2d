"""The buying center on the screen."""
