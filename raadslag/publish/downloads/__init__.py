"""The public files as they are fetched: from an address where they cannot run."""
