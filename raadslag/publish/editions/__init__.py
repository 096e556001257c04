"""The versions of a meeting that were made public, and what each of them changed."""
