"""All that is public as files: made anew every night, and never served with what was withdrawn."""
