"""Talking in turn."""
