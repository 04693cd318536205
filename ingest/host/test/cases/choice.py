"""Off switch, exclusions, banner."""

import pathlib
import subprocess

import world
from hook_case import HookCase


class Choice(HookCase):
    def test_is_silent_from_the_next_prompt_on_when_switched_off(self):
        shell = self.shell()
        shell.run("echo 1")
        world.OFF.touch()
        shell.run("echo 2")
        shell.run("echo 3")
        world.OFF.unlink()
        shell.run("echo 4")
        shell.run("echo 5")
        shell.close()
        typed = self.log.records("cmd")
        self.assertEqual([r["cmd"] for r in typed], ["echo 1", "echo 5", "exit"])
        self.assertEqual([r["seq"] for r in typed], ["1", "2", "3"])
        self.assertEqual([r.get("lost") for r in typed], [None] * 3)

    def test_is_not_there_in_a_shell_that_starts_while_it_is_off(self):
        world.OFF.touch()
        said = self.typed("echo 1; declare -p PROMPT_COMMAND PS0; compgen -A function __gh_; compgen -v __gh_")
        self.assertEqual(self.log.records(), [])
        self.assertNotIn("__gh_", said[0])

    def configured(self, text, lines=("echo 1",)):
        before = world.CONF.read_text()
        world.CONF.write_text(text)
        try:
            self.log.clear()
            self.typed(*lines)
            return self.log.commands()
        finally:
            world.CONF.write_text(before)

    def test_leaves_out_excluded_users_and_groups(self):
        self.assertEqual(self.configured("exclude_user=alice\n"), [])
        self.assertEqual(self.configured("exclude_group=alice"), [])
        self.assertEqual(self.configured(f"exclude_group={self.alice.uid}  \n"), [])
        self.assertEqual(self.configured("# exclude_user=alice\nexclude_user=robot\nexclude_group=root\nexclude_user=$(touch /tmp/x)\nnonsense\n"), ["echo 1", "exit"])

    def test_records_who_becomes_an_excluded_user(self):
        world.CONF.write_text("exclude_user=alice\n")
        try:
            for login in self.alice, self.robot:
                shell = self.shell(before=lambda: pathlib.Path("/proc/self/loginuid").write_text(str(login.uid)))
                shell.run(f"echo {login.name}")
                shell.close()
        finally:
            world.sh("cp", str(world.SOURCE / "bash/hook.conf"), str(world.CONF))
        self.assertEqual(self.log.commands(), ["echo robot", "exit"])

    def test_leaves_nothing_in_the_shell_of_an_excluded_user(self):
        world.CONF.write_text("exclude_user=alice\n")
        try:
            said = self.typed("declare -p PROMPT_COMMAND PS0; compgen -A function __gh_; compgen -v __gh_; trap -p")
        finally:
            world.sh("cp", str(world.SOURCE / "bash/hook.conf"), str(world.CONF))
        self.assertNotIn("__gh_", said[0])

    def test_tells_users_at_the_login_only(self):
        banner = "What is typed in a shell on this host is recorded."
        self.assertIn(banner, self.shell().output)
        self.assertNotIn(banner, self.shell(login=False).output)
        said = subprocess.run(["bash", "-lc", "true"], capture_output=True, text=True, user=self.alice.uid, env={"HOME": "/home/alice", "SSH_CONNECTION": "1 2 3 4"})
        self.assertEqual((said.stdout, said.stderr), ("", ""))

    def test_makes_nothing_readonly_but_its_own(self):
        said = self.typed("readonly -p | sed 's/=.*//; s/.* //' | grep -v ^__gh_ | sort | tr '\\n' ' '")
        self.assertEqual(said[0].split(), ["BASHOPTS", "BASH_VERSINFO", "EUID", "PPID", "SHELLOPTS", "UID"])
