"""Persons and parties: who sat where, who was there, who voted how."""
