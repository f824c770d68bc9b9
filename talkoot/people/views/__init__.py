"""Pages about people: they translate HTTP, and leave the doing to `actions`."""
