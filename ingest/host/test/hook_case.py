"""What all cases have: users, what /dev/log was sent, a shell at a terminal."""

import unittest

import world
from shell import RC, Shell

PROMPT_LIMIT = 0.5


class HookCase(unittest.TestCase):
    """Has `alice`, an ordinary user, and `log`, what /dev/log was sent."""

    alice = robot = log = None
    version, pretends = (5, 2), False

    def setUp(self):
        world.OFF.unlink(missing_ok=True)
        self.rc()
        self.log.clear()

    def rc(self, text=""):
        self.alice.write(".bashrc", RC + text)
        self.alice.write(".bash_profile", ". ~/.bashrc\n")

    def shell(self, *arguments, **more):
        shell = Shell(self.alice, *arguments, **more)
        self.addCleanup(shell.__exit__)
        return shell

    def typed(self, *lines, **more):
        """Types the lines into a shell of its own, leaves it, and says what each printed."""
        shell = self.shell(**more)
        said = [shell.run(line) for line in lines]
        shell.close()
        return said

    def needs(self, *version):
        if self.version < version:
            self.skipTest(f"bash {'.'.join(map(str, version))} can, this one cannot")

    def prompts_at_once(self, shell, *lines):
        """Types the lines, once more if a busy machine kept a prompt back; says how many it typed."""
        for attempt in 1, 2, 3:
            shell.slowest = 0
            for line in lines:
                shell.run(line)
            if shell.slowest < PROMPT_LIMIT:
                return attempt * len(lines)
        raise AssertionError(f"a prompt took {shell.slowest:.2f} s, three times")

    def without_log_daemon(self):
        self.log.stop()
        self.addCleanup(self.log.start)
