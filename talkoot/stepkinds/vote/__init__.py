"""Giving weight to cards."""
