"""The words of our own that the API uses beside OParl's: what they mean, and the page that says so."""
