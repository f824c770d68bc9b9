"""Reading, listening or being silent."""
