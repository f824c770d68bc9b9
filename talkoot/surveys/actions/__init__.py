"""The only writers of surveys."""
