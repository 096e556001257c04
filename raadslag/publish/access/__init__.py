"""Access requests (aktindsigt): a case's documents, each with whether and when it was public."""
