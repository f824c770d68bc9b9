"""Risks and loads of a plan: what is done about each, and how it is at the end."""
