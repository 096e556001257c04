"""The meetings of a month, day by day."""
