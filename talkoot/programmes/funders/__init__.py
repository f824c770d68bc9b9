"""Funders as data: one TOML file each, and the schema they keep to."""
