"""The hook keeps nobody waiting."""

import os
import pathlib
import time

import world
from hook_case import HookCase


class Bounds(HookCase):
    def test_gives_a_prompt_at_once_where_no_log_daemon_runs(self):
        shell = self.shell()
        self.without_log_daemon()
        typed = self.prompts_at_once(shell, *(f"echo {number}" for number in range(5)))
        self.log.start()
        shell.close()
        # each with its end, and the line that leaves
        self.assertEqual(int(self.log.records("close")[0]["lost"]), 2 * typed + 1)

    def test_loses_nothing_on_a_machine_that_is_too_busy_to_send_in_time(self):
        """A logger that gets no processor: it is stopped, which is not asleep."""
        slow = self.alice.write("logger", "#!/bin/dash\nkill -STOP $$\nexec /run/logger \"$@\"\n")
        slow.chmod(0o755)
        world.sh("cp", "/usr/bin/logger", "/run/logger")
        world.sh("mount", "--bind", str(slow), "/usr/bin/logger")
        self.addCleanup(world.sh, "umount", "-l", "/usr/bin/logger")
        shell = self.shell()
        self.prompts_at_once(shell, "echo 1")
        shell.close()
        self.log.wake()
        # they were woken at once: any may come before another
        self.assertEqual(sorted(r["ev"] for r in self.log.records()), ["close", "cmd", "cmd", "end", "open"])
        self.assertEqual({r.get("lost") for r in self.log.records()}, {None})

    def test_gives_a_prompt_where_the_user_can_start_no_process(self):
        shell = self.shell()
        # each process of this user counts, and nothing but the shell is one
        self.prompts_at_once(shell, "ulimit -u 1", "echo alive", "cd /tmp")
        self.assertEqual(shell.run("echo alive; ulimit -u").split(), ["alive", "1"])
        self.assertNotIn("fork", shell.output)

    def test_gives_a_prompt_where_the_control_group_is_full(self):
        group = pathlib.Path("/sys/fs/cgroup/pids" if os.path.exists("/sys/fs/cgroup/pids") else "/sys/fs/cgroup", f"hook-test-{os.getpid()}")
        try:
            group.mkdir()
            (group / "pids.max").write_text("max")
        except OSError as why:
            self.skipTest(f"no control group for processes: {why}")
        self.addCleanup(group.rmdir)
        shell = self.shell(before=lambda: (group / "cgroup.procs").write_text("0"))
        self.assertEqual(shell.run("/bin/echo room").strip(), "room")
        (group / "pids.max").write_text("1")
        shell.run("")
        typed = self.prompts_at_once(shell, "echo 1", "echo 2", "echo 3")
        self.assertNotIn("fork", shell.output)
        (group / "pids.max").write_text("max")
        shell.close()
        self.assertEqual([r.get("lost") for r in self.log.records("close")], [str(2 * typed + 1)])

    def test_starts_no_process_at_a_login_at_the_limit(self):
        self.rc("ulimit -u 1\n")
        world.sh("sed", "-i", "1 i ulimit -u 1", "/etc/bash.bashrc")
        try:
            began = time.monotonic()
            shell = self.shell()
            self.assertEqual(shell.run("echo alive").strip(), "alive")
            # bash waits 1 s before it tries a fork again
            self.assertLess(time.monotonic() - began, 1)
            self.assertNotIn("fork", shell.output)
        finally:
            world.sh("sed", "-i", "1 d", "/etc/bash.bashrc")
        self.assertEqual(self.log.records(), [])
