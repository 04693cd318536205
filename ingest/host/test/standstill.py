"""A log that stands still."""

import os
import pathlib
import socket




class Standstill:
    """A /dev/log that nobody reads, with its queue full."""

    def __init__(self):
        pathlib.Path("/dev/log").unlink(missing_ok=True)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind("/dev/log")
        os.chmod("/dev/log", 0o666)
        fill()

    def close(self):
        self.socket.close()


def fill():
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        for _ in range(100_000):
            try:
                sender.sendto(b"<13>filler: x", "/dev/log")
            except BlockingIOError:
                return
    raise AssertionError("/dev/log takes everything")
