"""The endless chain on the screen."""
