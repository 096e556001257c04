"""What stands in a file, seen and unseen: bytes in, findings out. Knows no database."""
