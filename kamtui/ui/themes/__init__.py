"""The themes, and what terminals with few colours or plain signs get."""
