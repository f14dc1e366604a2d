"""Text at the boundary: what is kept and shown of it, how it is compared, and in which language it is shown."""
