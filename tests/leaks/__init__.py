"""The leak hunt: a word of its own is planted in every text of the house, and looked for everywhere."""
