"""What happens in a peer group; the only writers."""
