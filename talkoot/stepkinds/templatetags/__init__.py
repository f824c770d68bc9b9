"""Template filters of the step kinds."""
