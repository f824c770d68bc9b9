"""What is done with programmes that travel. The only writers."""
