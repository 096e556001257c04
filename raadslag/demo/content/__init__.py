"""Egevig Kommune, a made-up municipality: its people, its meetings and its cases, as TOML."""
