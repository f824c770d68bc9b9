"""Pages of a peer group and of a journal."""
