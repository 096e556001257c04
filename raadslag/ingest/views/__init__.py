"""The pages of the desk: its front, the correction desk of a source, and merging."""
