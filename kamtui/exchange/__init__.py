"""Files in and out, and the sample book."""
