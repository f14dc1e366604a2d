"""An account's page: its overview and its calls."""
