"""HTTP of surveys: the coordinator's desk, the respondent's door, and results."""
