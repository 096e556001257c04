"""The house style as staff set it; with it the public documents change their look."""
