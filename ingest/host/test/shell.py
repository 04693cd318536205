"""A bash in a terminal, driven as a person would: a line, then the wait for the next prompt."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

PROMPT = "@@> "
RC = f"PS1='{PROMPT}' PS2=\n"


class Closed(Exception):
    pass


class Shell:
    def __init__(self, user, *arguments, login=True, env=None, argv=None, limit=10, before=None):
        """`before` runs in the new process while it is still root's."""
        self.output, self.slowest = "", 0.0
        environment = {
            "HOME": str(user.home), "USER": user.name, "LOGNAME": user.name, "SHELL": "/bin/bash",
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/games", "TERM": "dumb", "LANG": "C.UTF-8",
        } | (env or {})
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            if before:
                before()
            os.setgroups(os.getgrouplist(user.name, user.uid))
            os.setgid(user.uid)
            os.setuid(user.uid)
            os.chdir(user.home)
            command = argv or ["-bash" if login else "bash", *arguments]
            os.execvpe("/bin/bash" if argv is None else command[0], command, environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 4000, 0, 0))
        self.wait(limit)

    def wait(self, limit=10, mark=PROMPT):
        """Reads up to the next prompt; says what stood before it."""
        began, text = time.monotonic(), ""
        while mark not in text:
            left = began + limit - time.monotonic()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0]:
                raise AssertionError(f"no prompt within {limit} s; seen: {text[-2000:]!r}")
            try:
                piece = os.read(self.terminal, 65536)
            except OSError:
                piece = b""
            if not piece:
                self.output += text
                raise Closed(text)
            text += piece.decode("utf-8", "replace").replace("\r\n", "\n")
        self.output += text
        self.slowest = max(self.slowest, time.monotonic() - began)
        return text[: text.rindex(mark)]

    def type(self, text):
        data = text.encode()
        while data:
            data = data[os.write(self.terminal, data[:1000]):]
            time.sleep(0.002)

    def run(self, line, limit=10):
        """What the command printed, without the echo of the line."""
        self.type(line + "\n")
        said = self.wait(limit)
        return said.split("\n", 1 + line.count("\n"))[-1]

    def close(self, line="exit"):
        """Leaves, and waits until the shell is gone."""
        if line is not None:
            self.type(line + "\n")
        try:
            self.wait(mark="\0never")
        except (Closed, AssertionError):
            pass
        self.reap()

    def reap(self):
        end = time.monotonic() + 5
        while time.monotonic() < end and os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            time.sleep(0.01)
        os.close(self.terminal)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            os.kill(self.pid, signal.SIGKILL)
            self.reap()
        except OSError:
            pass
