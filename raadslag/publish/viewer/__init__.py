"""An attachment read in the browser: its pages as pictures and as text."""
