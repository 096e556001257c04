"""The documents of released meetings, under permanent addresses."""
