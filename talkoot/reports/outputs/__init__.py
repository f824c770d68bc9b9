"""What leaves the house of a report: the funder's page, documents, slides and drafts."""
