"""Measure what we claim. Never part of the tests."""
