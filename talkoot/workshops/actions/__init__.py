"""The verbs of a workshop: the only writers."""
