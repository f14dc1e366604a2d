"""What all forms share, and small questions."""
