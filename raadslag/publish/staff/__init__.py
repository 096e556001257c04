"""Where staff make meetings public: the page for `raadslag release`.

Apart from the public pages, which may read nothing but the snapshots.
"""
