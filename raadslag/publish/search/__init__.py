"""Search over what is public: an index on disk that follows the sequence, and what is asked of it.

The index is derived: it can be thrown away and built anew from the snapshots (`writing.py`). What it
finds is shown only if the snapshots still hold it (`showing.py`).
"""
