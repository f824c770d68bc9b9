"""Saying who does what, by when."""
