"""What stands in the panel beside Today."""
