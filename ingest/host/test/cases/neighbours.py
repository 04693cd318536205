"""Beside whatever else a start-up file, a prompt or a user sets."""

import os
import subprocess
import time

import world
from hook_case import HookCase
from shell import Shell


class Neighbours(HookCase):
    def test_survives_a_prompt_command_of_the_users(self):
        self.needs(5, 1)
        self.rc("PROMPT_COMMAND='echo [$?]'\n")
        shell = self.shell()
        self.assertIn("[3]", shell.run("(exit 3)"))
        self.assertIn("[1]", shell.run("false"))
        shell.close()
        self.assertEqual([r["rc"] for r in self.log.records("end")], ["3", "1"])
        self.assertEqual(len(self.log.records("open")), 1)

    def test_loses_no_more_than_exit_status_to_a_prompt_command_before_5_1(self):
        if self.version >= (5, 1):
            self.skipTest("PROMPT_COMMAND is an array here")
        self.rc("PROMPT_COMMAND='echo [$?]'\n")
        self.typed("true", "false")
        self.assertEqual([r["ev"] for r in self.log.records()], ["open", "cmd", "cmd", "cmd", "close"])
        self.assertEqual(self.log.commands(), ["true", "false", "exit"])

    def test_comes_back_into_a_prompt_command_that_is_replaced_later(self):
        self.needs(5, 1)
        shell = self.shell()
        shell.run("PROMPT_COMMAND='echo [$?]'")
        self.assertIn("[3]", shell.run("(exit 3)"))
        self.assertIn("[4]", shell.run("(exit 4)"))
        shell.run("unset PROMPT_COMMAND; set -u")
        shell.run("(exit 5)")
        shell.run("(exit 6)")
        shell.close()
        self.assertEqual([r["rc"] for r in self.log.records("end")], ["3", "4", "5", "6"], self.log.records())

    def test_joins_a_prompt_command_that_is_added_to(self):
        for add in "PROMPT_COMMAND=\"$PROMPT_COMMAND\"$'\\n''echo [$?]'", "PROMPT_COMMAND=\"${PROMPT_COMMAND:+$PROMPT_COMMAND; }echo [\\$?]\"", "PROMPT_COMMAND+=('echo [$?]')":
            if "+=(" in add and self.version < (5, 1):
                continue
            self.log.clear()
            self.rc(add + "\n")
            shell = self.shell()
            self.assertIn("[3]", shell.run("(exit 3)"), add)
            shell.close()
            self.assertEqual([r["rc"] for r in self.log.records("end")], ["3"], add)

    def test_comes_first_again_where_something_is_put_before_it(self):
        shell = self.shell()
        shell.run("PROMPT_COMMAND=\"true; $PROMPT_COMMAND; echo [\\$?]\"")
        shell.run("(exit 3)")
        shell.run("(exit 4)")
        shell.run("(exit 5)")
        shell.close()
        self.assertEqual([r["rc"] for r in self.log.records("end")][-2:], ["4", "5"])
        self.assertNotIn("syntax", shell.output)

    def test_changes_no_result_of_the_users(self):
        said = self.typed("echo a b | grep x | cat", "echo ${PIPESTATUS[*]}", "(exit 9)", "echo $?", "echo a last", "echo $_",
                          "sleep 30 & p=$!", "[[ $! == $p ]] && echo same", "jobs", "kill $!; wait", "trap -p DEBUG CHLD INT")
        self.assertEqual([said[i].strip() for i in (1, 3, 5, 7)], ["0 1 0", "9", "last", "same"])
        self.assertEqual(said[8].count("\n"), 1, said[8])
        self.assertEqual(said[10].strip(), "")

    def test_is_silent_and_works_under_every_option_of_the_shell(self):
        lines = ["set -o nounset", "set -o noglob; set -o noclobber", "set -o errexit", "false && true", "set +o errexit",
                 "set -o posix", "set +o posix", "IFS=123456789/:.=", "shopt -s nocasematch failglob extglob", "set -o functrace errtrace",
                 "set -a", "LC_ALL=C"]
        said = self.typed(*lines)
        self.assertEqual([s.strip() for s in said], [""] * len(lines))
        self.assertEqual(self.log.commands(), [*lines, "exit"])
        self.assertEqual([r["rc"] for r in self.log.records("end")], ["0", "0", "0", "1", *["0"] * 8])

    def test_shows_nothing_of_itself_in_a_trace(self):
        said = self.typed("set -o xtrace", "true", "echo 1")
        self.assertEqual([s.strip() for s in said], ["", "+ true", "+ echo 1\n1"])

    def test_says_nothing_where_a_site_made_variables_readonly(self):
        world.sh("sed", "-i", "$ a readonly HISTCONTROL=ignorespace HISTTIMEFORMAT=\"%F %T \" HISTIGNORE HISTFILE", "/etc/bash.bashrc")
        try:
            said = self.typed("echo 1", "false")
        finally:
            world.sh("sed", "-i", "$ d", "/etc/bash.bashrc")
        self.assertEqual([s.strip() for s in said], ["1", ""])
        self.assertEqual(self.log.commands(), ["echo 1", "false", "exit"])
        self.assertEqual([r["rc"] for r in self.log.records("end")], ["0", "1"])

    def test_bears_readonly_prompt_variables(self):
        for name, events in ("PROMPT_COMMAND=:", ["open", "cmd", "cmd", "close"]), ("PS0=", ["open", "close"]):
            self.log.clear()
            world.sh("sed", "-i", f"1 i readonly {name}", "/etc/bash.bashrc")
            try:
                shell = self.shell()
                self.assertEqual(shell.run("echo 1").strip(), "1")
                shell.close()
            finally:
                world.sh("sed", "-i", "1 d", "/etc/bash.bashrc")
            self.assertNotIn("readonly", shell.output)
            self.assertEqual([r["ev"] for r in self.log.records()], events, name)

    def test_keeps_a_ps0_and_comes_back_beside_one_that_replaces_it(self):
        self.rc("PS0='<<'\n")
        shell = self.shell()
        self.assertIn("<<", shell.run("echo 1"))
        self.assertIn(">>", shell.run("PS0='>>'") + shell.run("echo 3"))
        shell.close()
        self.assertEqual(self.log.commands(), ["echo 1", "PS0='>>'", "echo 3", "exit"])

    def test_leaves_ps0_where_it_would_be_printed_as_it_stands(self):
        said = self.typed("shopt -u promptvars", "echo 1", "shopt -s promptvars", "echo 3")
        self.assertEqual([s.strip() for s in said], ["", "1", "", "3"])
        self.assertEqual(self.log.commands()[-2:], ["echo 3", "exit"])

    def test_works_beside_a_preexec_hook_in_the_debug_trap(self):
        """bash-preexec 0.4's way: PROMPT_COMMAND as a string marks that the next command is a typed one."""
        self.rc("ready=\n"
                "pre() { [[ -t 1 && -n $ready ]] || return 0; case $PROMPT_COMMAND in *\"$BASH_COMMAND\"*) ready=; return 0 ;; esac\n"
                "  ready=; printf '<%s>\\n' \"$(HISTTIMEFORMAT= history 1 | sed 's/^ *[0-9]*[* ] //')\"; }\n"
                "trap pre DEBUG\nPROMPT_COMMAND=\"${PROMPT_COMMAND:+$PROMPT_COMMAND$'\\n'}ready=on\"\n")
        shell = self.shell()
        said = [shell.run("echo 1"), shell.run("false; true"), shell.run("bash -c 'exit 4'")]
        shell.close()
        self.assertEqual([s.strip() for s in said], ["<echo 1>\n1", "<false; true>", "<bash -c 'exit 4'>"])
        self.assertEqual(self.log.commands(), ["echo 1", "false; true", "bash -c 'exit 4'", "exit"])
        self.assertEqual([r["rc"] for r in self.log.records("end")], ["0", "0", "4"])

    def test_works_beside_the_preexec_of_undistract_me(self):
        script = os.environ.get("HOOK_TEST_PREEXEC", "")
        if not script:
            self.skipTest("undistract-me could not be fetched")
        self.rc(f". {script}\npreexec() {{ printf '<%s>\\n' \"$1\"; }}\nprecmd() {{ :; }}\npreexec_install\n")
        shell = self.shell()
        shell.run("true")  # at the very first prompt this preexec takes the hook's call for a typed command
        said = [shell.run("echo 1"), shell.run("bash -c 'exit 4'")]
        shell.close()
        self.assertEqual([s.strip() for s in said], ["<echo 1>\n1", "<bash -c 'exit 4'>"])
        self.assertEqual(self.log.commands(), ["true", "echo 1", "bash -c 'exit 4'", "exit"])

    def test_works_beside_starship(self):
        starship = os.environ.get("HOOK_TEST_STARSHIP", "")
        if not starship:
            self.skipTest("starship could not be fetched")
        self.alice.write(".config/starship.toml", "add_newline = false\nformat = '$status@@> '\n[status]\ndisabled = false\nformat = 'rc$status '\n")
        self.rc(f"eval \"$({starship} init bash --print-full-init)\"\n")
        shell = self.shell(env={"STARSHIP_LOG": "error", "TERM": "xterm"})
        shell.run("echo 1")
        self.assertIn("rc4 ", shell.run("(exit 4)"))
        shell.run("echo 3")
        shell.close()
        self.assertNotIn("readonly", shell.output)
        self.assertEqual(self.log.commands(), ["echo 1", "(exit 4)", "echo 3", "exit"])
        self.assertEqual([r["rc"] for r in self.log.records("end")], ["0", "4", "0"])

    def test_works_in_the_subshell_of_mc(self):
        if not os.path.exists("/usr/bin/mc"):
            self.skipTest("mc is not installed")
        mc = Shell.__new__(Shell)
        try:
            Shell.__init__(mc, self.alice, argv=["mc", "-d", "--nocolor"], env={"TERM": "xterm", "TMPDIR": str(self.alice.home)}, limit=2)
        except AssertionError:
            pass
        self.addCleanup(mc.__exit__)
        for line in "touch from-mc", "(exit 3)":
            mc.type(line + "\r")
            time.sleep(0.8)
        self.assertTrue((self.alice.home / "from-mc").exists())
        self.assertIn("touch from-mc", [c.strip() for c in self.log.commands()])

    def test_is_not_there_in_a_restricted_shell(self):
        shell = self.shell("-r")
        self.assertEqual(shell.run("echo 1").strip(), "1")
        shell.close()
        self.assertNotIn("redirect", shell.output)
        self.assertEqual(self.log.records(), [])

    def test_gives_up_nothing_to_sh_and_posix_mode(self):
        for command in ["sh", "-lc", "echo fine"], ["bash", "--posix", "-lic", "echo fine"], ["dash", "-lc", "echo fine"]:
            done = subprocess.run(command, capture_output=True, text=True, user=self.alice.uid, env={"HOME": "/home/alice", "PATH": "/usr/bin:/bin"})
            self.assertEqual(done.stdout.splitlines()[-1:], ["fine"], done)
            self.assertNotIn("syntax", done.stderr)
