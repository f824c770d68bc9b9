"""The project library: programmes of others as cards, to look at and to start from."""
