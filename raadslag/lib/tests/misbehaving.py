"""A reader that does what hostile files make readers do."""

import os


def read(data, name):
    match data:
        case b"hang":
            while True:
                pass
        case b"die":
            os.abort()
        case b"eat":
            return bytearray(10**10)
        case b"raise":
            raise KeyError(name)
        case b"recurse":
            return read(data, name)
    return f"{name}: {data.decode()}"


def niceness(data, name):
    return os.getpriority(os.PRIO_PROCESS, 0)
