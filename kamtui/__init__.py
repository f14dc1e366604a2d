"""kamtui: the personal account book of one key-account manager."""

__version__ = "0.2.0"
