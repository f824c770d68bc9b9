"""Seeing one's own beside the others'."""
