"""The records of the book, of every kind alike, as they leave it whole and come back."""
