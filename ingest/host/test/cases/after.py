"""What is left of the hook before bash 4.4, which has no PS0: the lines after they ran."""

import world
from hook_case import HookCase


class After(HookCase):
    def test_records_lines_after_they_ran_and_says_so(self):
        said = self.typed("echo 1", "(exit 3)", "", "echo 'a\\\nb'")
        self.assertEqual([s.strip() for s in said], ["1", "", "", "a\\\nb"])
        self.assertEqual([r["cap"] for r in self.log.records("open")], ["after"])
        self.assertEqual(self.log.commands(), ["echo 1", "(exit 3)", "echo 'a\\\nb'", "exit"])
        self.assertEqual([r["rc"] for r in self.log.records("end")][:3], ["0", "3", "0"])
        self.assertEqual([r["ev"] for r in self.log.records()][-1], "close")
        self.assertEqual({r["t"] for r in self.log.records()}, {"-"})

    def test_knows_the_user_and_the_terminal(self):
        self.typed("true")
        self.assertEqual(self.log.records("open")[0]["user"], "alice")
        self.assertRegex(self.log.records("open")[0]["tty"], r"^pts/\d+$")

    def test_is_silent_and_keeps_results(self):
        said = self.typed("(exit 7)", "echo $?", "sleep 9 & p=$!", "[[ $! == $p ]] && echo same", "set -u", "set -f", "echo [${PS0-}]")
        self.assertEqual([said[i].strip() for i in (1, 3, 4, 5, 6)], ["7", "same", "", "", "[]"])

    def test_gives_a_prompt_at_once_where_no_log_daemon_runs(self):
        shell = self.shell()
        self.without_log_daemon()
        self.prompts_at_once(shell, "echo 1", "echo 2", "echo 3")

    def test_obeys_the_switch_and_the_exclusions(self):
        shell = self.shell()
        world.OFF.touch()
        shell.run("echo 1")
        world.OFF.unlink()
        shell.close()
        self.assertNotIn("echo 1", self.log.commands())
        self.log.clear()
        world.CONF.write_text("exclude_user=alice\n")
        self.addCleanup(world.CONF.write_text, "")
        self.typed("echo 2")
        self.assertEqual(self.log.records(), [])
