"""A real rsyslogd, also one that is stopped."""

import pathlib
import signal
import subprocess
import time

import world
from hook_case import HookCase
from standstill import fill

COMMANDS_LOG = pathlib.Path("/var/log/commands.log")


class Rsyslog(HookCase):
    def setUp(self):
        super().setUp()
        self.log.stop()
        COMMANDS_LOG.unlink(missing_ok=True)
        pathlib.Path("/etc/rsyslog.conf").write_text(
            'module(load="imuxsock")\n$IncludeConfig /etc/rsyslog.d/30-gatehouse-hook.conf\n*.* /var/log/rest.log\n')
        self.daemon = subprocess.Popen(["rsyslogd", "-n", "-i", "/run/hook-rsyslogd.pid"], stderr=subprocess.PIPE)
        self.until(lambda: pathlib.Path("/dev/log").exists())

    def tearDown(self):
        self.daemon.send_signal(signal.SIGCONT)
        self.daemon.terminate()
        self.assertEqual(self.daemon.stderr.read(), b"")
        self.daemon.wait()
        self.log.start()

    def until(self, true):
        end = time.monotonic() + 5
        while not true():
            self.assertLess(time.monotonic(), end, "in vain")
            time.sleep(0.05)

    def records(self):
        text = COMMANDS_LOG.read_text(errors="replace") if COMMANDS_LOG.exists() else ""
        return [world.record(line) for line in text.splitlines()]

    def test_keeps_a_long_record_whole(self):
        line = "echo '" + "\\ü" * 4000 + "'"
        self.typed(line)
        self.until(lambda: any(r["ev"] == "close" for r in self.records()))
        self.assertEqual(world.plain(self.records()[1]["cmd"]), line)
        self.assertNotIn("bashaudit", pathlib.Path("/var/log/rest.log").read_text())

    def test_gives_prompts_while_rsyslog_is_stopped_and_counts_the_loss(self):
        shell = self.shell()
        shell.run("echo before")
        self.until(lambda: len(self.records()) == 3)
        self.daemon.send_signal(signal.SIGSTOP)
        time.sleep(0.1)
        fill()
        typed = self.prompts_at_once(shell, *(f"echo lost {number}" for number in range(8)))
        other = self.shell()
        others = self.prompts_at_once(other, "echo lost too")
        self.daemon.send_signal(signal.SIGCONT)
        shell.run("echo still waiting for the breaker")
        shell.run("__gh_until=0; __gh_now=0")
        shell.run("echo after")
        other.close()
        shell.close()
        self.until(lambda: sum(r["ev"] == "close" for r in self.records()) == 2)
        mine = [r for r in self.records() if r["pid"] == self.records()[0]["pid"]]
        # the lines and "still waiting" with their ends, and the line that sets the breaker back
        self.assertEqual([(r["ev"], r.get("lost"), r.get("cmd")) for r in mine[3:]],
                         [("end", str(2 * typed + 3), None), ("cmd", None, "echo after"), ("end", None, None), ("cmd", None, "exit"), ("close", None, None)])
        self.assertEqual([int(r["seq"]) for r in mine if r["ev"] == "cmd"], [1, typed + 4, typed + 5])
        theirs = [r for r in self.records() if r["pid"] != mine[0]["pid"]]
        self.assertEqual([(r["ev"], r.get("lost")) for r in theirs], [("close", str(2 * others + 1))])
