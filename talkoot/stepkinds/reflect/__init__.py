"""Writing for oneself."""
