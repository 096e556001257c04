"""What can be done with old documents: import them, link what they say, correct what was read."""
