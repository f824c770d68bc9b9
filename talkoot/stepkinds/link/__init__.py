"""Joining cards by arrows."""
