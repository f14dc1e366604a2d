"""Logs of conversations."""
