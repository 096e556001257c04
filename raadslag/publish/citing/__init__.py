"""One decision on a page of its own, that can be cited."""
