"""Writing cards."""
