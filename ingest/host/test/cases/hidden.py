"""Lines that do not enter the history."""

from hook_case import HookCase


class Hidden(HookCase):
    def test_counts_a_line_that_begins_with_a_blank_and_leaves_histcontrol_alone(self):
        self.rc("HISTCONTROL=ignorespace HISTIGNORE='ls:pwd'\n")
        said = self.typed("echo 1", " echo secret", "pwd", "echo $HISTCONTROL $HISTIGNORE", "echo 4")
        self.assertEqual([(r["hid"], r["cmd"]) for r in self.log.records("cmd")][:5],
                         [("0", "echo 1"), ("1", ""), ("1", ""), ("0", "echo $HISTCONTROL $HISTIGNORE"), ("0", "echo 4")])
        self.assertEqual(said[3].strip(), "ignorespace ls:pwd")
        self.assertNotIn("secret", "".join(self.log.lines))
        self.assertNotIn("secret", (self.alice.home / ".bash_history").read_text())
        self.assertEqual([r["rc"] for r in self.log.records("end")], ["0"] * 5)

    def test_counts_lines_while_the_history_is_off(self):
        self.typed("echo 1", "set +o history", "echo hidden", "echo hidden too", "set -o history", "echo 5")
        self.assertEqual([(r["hid"], r.get("why"), r["cmd"]) for r in self.log.records("cmd")][:6],
                         [("0", None, "echo 1"), ("0", None, "set +o history"), ("1", "off", ""), ("1", "off", ""), ("1", "off", ""), ("0", None, "echo 5")])

    def test_knows_a_repeated_line_unless_it_may_have_been_a_hidden_one(self):
        self.typed("HISTCONTROL=ignoredups", "echo 2", "echo 2", "HISTCONTROL=ignoreboth", "echo 5", "echo 5")
        self.assertEqual([(r["hid"], r.get("why"), r["cmd"]) for r in self.log.records("cmd")][1:6],
                         [("0", None, "echo 2"), ("0", None, "echo 2"), ("0", None, "HISTCONTROL=ignoreboth"), ("0", None, "echo 5"), ("1", "rule", "")])

    def test_knows_a_line_for_which_an_older_one_was_erased(self):
        self.typed("HISTCONTROL=erasedups", "echo 2", "echo 3", "echo 2", "history -c", "echo 6")
        self.assertEqual(self.log.commands()[1:6], ["echo 2", "echo 3", "echo 2", "history -c", "echo 6"])

    def test_knows_all_lines_of_a_command_whose_history_has_them_apart(self):
        self.typed("shopt -u cmdhist", "if true; then\necho unseen\nfi", "true")
        self.assertIn("echo unseen", self.log.commands()[1])

    def test_takes_no_line_of_another_shell_for_its_own(self):
        """A shared history: what others typed is read at each prompt. A hidden line is none of it."""
        foreign = self.alice.write("foreign", "echo theirs\n")
        self.rc(f"shared() {{ printf 'echo theirs %s\\n' $RANDOM >>{foreign}; history -n {foreign}; }}\nHISTCONTROL=ignorespace\n"
                + ("PROMPT_COMMAND=shared\n" if self.version >= (5, 1) else "PROMPT_COMMAND=\"$PROMPT_COMMAND; shared\"\n"))
        self.typed("echo 1", " echo 2", "echo 3", "shopt -u cmdhist", " echo 5")
        self.assertEqual(self.log.commands(), ["echo 1", "", "echo 3", "shopt -u cmdhist", "", "exit"])

    def test_tells_lines_apart_when_the_history_is_full(self):
        self.rc("HISTSIZE=3 HISTCONTROL=ignorespace\n")
        self.typed("echo 1", "echo 2", "echo 3", "echo 4", " echo hidden", "echo 6", "echo 6", " echo hidden")
        self.assertEqual(self.log.commands(), ["echo 1", "echo 2", "echo 3", "echo 4", "", "echo 6", "echo 6", "", "exit"])

    def test_counts_lines_without_any_history(self):
        self.rc("HISTSIZE=0\n")
        self.typed("echo 1", "echo 2")
        self.assertEqual([r["hid"] for r in self.log.records("cmd")], ["1", "1", "1"])
