"""Getting a group or a role."""
