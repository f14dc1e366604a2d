"""Logs of conversations: visits, calls and meetings as people and programs write them down."""
