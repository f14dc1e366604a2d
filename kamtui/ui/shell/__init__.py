"""The app and what all of its places share."""
