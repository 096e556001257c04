"""Pictures for those who would rather look than read: drawn here as SVG, each with its table."""
