"""The day on the screen."""
