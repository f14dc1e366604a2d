"""kamtui: the personal account book of one key-account manager."""

__version__ = "0.1.0"
