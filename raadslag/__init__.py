"""Rådslag: the political meeting system that a Danish municipality can own."""
