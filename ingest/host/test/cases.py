"""What the hook must do, in a real bash at a terminal. Run by `run`, once for each bash; see world.py."""

import os
import pathlib
import subprocess
import time

import world
from hook_case import PROMPT_LIMIT, HookCase
from shell import Shell


class Commands(HookCase):
    def test_records_every_command_once_in_order_with_its_exit_status(self):
        lines = {
            "true": 0,
            "false": 1,
            "ls -la /nonexistent | head -3": 0,
            "echo 'a \"b\" c' \"d 'e'\" f\\ g": 0,
            "printf 'x\\ty\\n%s' '\\\\' ; (exit 7)": 7,
            "for i in 1 2; do\n  echo $i\ndone": 0,
            "cat <<'END'\ncmd=x ev=end rc=5\n\nEND": 0,
            "echo 'two\nlines' ü € # v=1 ev=cmd seq=9": 0,
            "nosuchprogram": 127,
            "cd /tmp; kill -TERM $BASHPID; (kill -KILL $BASHPID)": 137,
        }
        self.typed(*lines)
        typed = self.log.records("cmd")
        texts = [world.plain(r["cmd"]) for r in typed]
        self.assertEqual([t.replace(";\n", "\n").replace("; ", " ") for t in texts[:-1]][0:5], [l.replace("; ", " ") for l in list(lines)[0:5]])
        self.assertEqual(texts[5], "for i in 1 2; do   echo $i; done")
        self.assertEqual(texts[6:], [*list(lines)[6:], "exit"])
        self.assertEqual([int(r["seq"]) for r in typed], list(range(1, len(lines) + 2)))
        self.assertEqual([int(r["len"]) for r in typed], [len(t) for t in texts])
        self.assertEqual([int(r["rc"]) for r in self.log.records("end")], list(lines.values()))
        self.assertEqual([r["ev"] for r in self.log.records()], ["open", *["cmd", "end"] * len(lines), "cmd", "close"])
        self.assertEqual({r["hid"] for r in typed}, {"0"})
        self.assertFalse([r for r in typed if set("\n\t\r\x1b") & set(r["line"].rstrip("\n"))])
        self.assertEqual({r["pid"] for r in self.log.records()}, {typed[0]["pid"]})

    def test_writes_one_line_per_record_with_where_it_was_typed(self):
        self.typed("mkdir -p $'a\\nb c'; cd $'a\\nb c'", "echo here")
        here = self.log.records("cmd")[1]
        self.assertEqual(here["cwd"], "$'/home/alice/a\\nb c'")
        self.assertRegex(here["tty"], r"^pts/\d+$")
        self.assertEqual([here["user"], here["uid"]], ["alice", str(self.alice.uid)])
        self.assertTrue(all("\n" not in r["line"].rstrip("\n") for r in self.log.records()))

    def test_says_the_kernels_session_and_login_user(self):
        shell = self.shell(before=lambda: pathlib.Path("/proc/self/loginuid").write_text(str(self.robot.uid)))
        session = shell.run("cat /proc/self/sessionid").strip()
        shell.close()
        self.assertNotEqual(session, "4294967295")
        self.assertEqual({(r["ses"], r.get("auid", str(self.robot.uid))) for r in self.log.records()}, {(session, str(self.robot.uid))})

    def test_says_the_length_of_a_line_before_it_is_cut(self):
        line = "echo " + "0123456789" * 2500
        self.typed(line)
        sent = self.log.records("cmd")[0]
        self.assertEqual(int(sent["len"]), len(line))
        self.assertEqual(len(sent["cmd"]), 16000)
        self.assertTrue(line.startswith(sent["cmd"]))

    def test_records_a_line_before_it_runs_so_that_exec_and_kill_are_seen(self):
        self.shell().close("kill -9 $$")
        self.shell().close("exec true")
        shell = self.shell()
        shell.run("exec 3</dev/null")
        shell.close()
        self.assertEqual(self.log.commands(), ["kill -9 $$", "exec true", "exec 3</dev/null", "exit"])
        self.assertEqual(len(self.log.records("close")), 1)

    def test_records_the_close_of_a_shell_whose_terminal_is_gone(self):
        shell = self.shell()
        os.close(shell.terminal)
        shell.terminal = os.open("/dev/null", os.O_RDONLY)
        shell.reap()
        time.sleep(0.3)
        self.assertEqual([r["ev"] for r in self.log.records()], ["open", "close"])

    def test_records_nothing_for_an_empty_line_or_a_syntax_error(self):
        self.typed("", "fi", "true")
        self.assertEqual(self.log.commands(), ["true", "exit"])

    def test_gives_a_nested_shell_its_own_pid_and_sequence(self):
        shell = self.shell()
        shell.run("bash")
        shell.run("echo inside")
        shell.run("exit")
        shell.close()
        outer, inner = self.log.records("open")
        self.assertEqual(inner["ppid"], outer["pid"])
        self.assertEqual([(r["pid"] == inner["pid"], r["seq"], r["cmd"]) for r in self.log.records("cmd")],
                         [(False, "1", "bash"), (True, "1", "echo inside"), (True, "2", "exit"), (False, "2", "exit")])

    def test_says_that_it_runs_under_a_multiplexer(self):
        self.typed("true", env={"TMUX": "/tmp/x y,1,0"})
        self.typed("true", env={"STY": "1.pts"})
        self.typed("true")
        self.assertEqual([r.get("mux") for r in self.log.records("cmd") if r["cmd"] == "true"], ["tmux", "screen", None])
        self.assertEqual([r.get("mux") for r in self.log.records("open")], ["tmux", "screen", None])

    def test_takes_no_blank_newline_or_escape_from_ssh_connection(self):
        self.typed("true", env={"SSH_CONNECTION": "127.0.0.1 5 127.0.0.1 22\nv=1 ev=open\x1b[2J\tses=7 ü"})
        for said in self.log.records("open") + self.log.records("cmd") + self.log.records("close"):
            self.assertEqual(said["ssh"].rstrip("?"), "127.0.0.1,5,127.0.0.1,22?v?1,ev?open??2J?ses?7,")
        self.assertEqual(len(self.log.records("open")), 1)

    def test_believes_no_variable_of_the_environment(self):
        hostile = {f"__gh_{name}": "a[$(touch /tmp/gatehouse-planted)]" for name in
                   ("pid", "seq", "on", "until", "go", "lost", "gate", "now", "number", "nil", "bash", "ps0")}
        self.typed("echo 1", env=hostile)
        self.assertEqual(self.log.commands(), ["echo 1", "exit"])
        self.assertFalse(pathlib.Path("/tmp/gatehouse-planted").exists())


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

    def test_counts_lines_without_any_history(self):
        self.rc("HISTSIZE=0\n")
        self.typed("echo 1", "echo 2")
        self.assertEqual([r["hid"] for r in self.log.records("cmd")], ["1", "1", "1"])


class Neighbours(HookCase):
    """Whatever else a start-up file, a prompt or a user sets."""

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

    def test_gives_up_nothing_to_sh_and_posix_mode(self):
        for command in ["sh", "-lc", "echo fine"], ["bash", "--posix", "-lic", "echo fine"], ["dash", "-lc", "echo fine"]:
            done = subprocess.run(command, capture_output=True, text=True, user=self.alice.uid, env={"HOME": "/home/alice", "PATH": "/usr/bin:/bin"})
            self.assertEqual(done.stdout.splitlines()[-1:], ["fine"], done)
            self.assertNotIn("syntax", done.stderr)


class Bounds(HookCase):
    """It never keeps a user waiting."""

    def test_gives_a_prompt_at_once_where_no_log_daemon_runs(self):
        shell = self.shell()
        self.log.stop()
        shell.slowest = 0
        for number in range(5):
            shell.run(f"echo {number}")
        self.assertLess(shell.slowest, PROMPT_LIMIT)
        self.log.start()
        shell.close()
        self.assertEqual(int(self.log.records("close")[0]["lost"]), 11)

    def test_gives_a_prompt_where_the_user_can_start_no_process(self):
        shell = self.shell()
        # each process of this user counts, and nothing but the shell is one
        shell.run("ulimit -u 1")
        shell.slowest = 0
        self.assertEqual(shell.run("echo alive").strip(), "alive")
        self.assertEqual(shell.run("cd /tmp; ulimit -u").strip(), "1")
        self.assertLess(shell.slowest, PROMPT_LIMIT)
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
        shell.slowest = 0
        shell.run("")
        for number in range(3):
            self.assertEqual(shell.run(f"echo {number}").strip(), str(number))
        self.assertLess(shell.slowest, PROMPT_LIMIT)
        (group / "pids.max").write_text("max")
        shell.close()
        self.assertEqual([r.get("lost") for r in self.log.records("close")], ["7"])

    def test_starts_no_process_at_a_login_at_the_limit(self):
        self.rc("ulimit -u 1\n")
        world.sh("sed", "-i", "1 i ulimit -u 1", "/etc/bash.bashrc")
        try:
            began = time.monotonic()
            shell = self.shell()
            self.assertEqual(shell.run("echo alive").strip(), "alive")
            self.assertLess(time.monotonic() - began, 2 * PROMPT_LIMIT)
        finally:
            world.sh("sed", "-i", "1 d", "/etc/bash.bashrc")
        self.assertEqual(self.log.records(), [])


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


class Setup(HookCase):
    def setUp(self):
        super().setUp()
        if self.pretends:
            self.skipTest("the hook installed here is a changed one")

    def entry_files(self):
        return {file: pathlib.Path(file).read_bytes() for folder in ("/etc", "/etc/profile.d", "/etc/rsyslog.d", "/etc/logrotate.d", "/etc/gatehouse")
                for file in map(str, pathlib.Path(folder).glob("*")) if os.path.isfile(file)}

    def run_setup(self, *arguments):
        return world.sh("bash", str(world.SETUP), *arguments)

    def test_changes_nothing_twice_and_nothing_in_a_dry_run(self):
        installed = self.entry_files()
        self.assertEqual(self.run_setup("install"), "")
        self.assertIn("/etc/bash.bashrc", self.run_setup("uninstall", "--dry-run"))
        self.assertEqual(self.entry_files(), installed)

    def test_takes_everything_away_again_on_debian_and_red_hat(self):
        self.run_setup("uninstall")
        pathlib.Path("/etc/bashrc").write_text("# Red Hat's\n[ -z x ] && return\n\n")
        before = self.entry_files()
        self.assertIn("write  /etc/profile.d/00-gatehouse-hook.sh\n", self.run_setup("install"))
        self.assertIn(b"gatehouse", pathlib.Path("/etc/bashrc").read_bytes().splitlines()[0])
        self.run_setup("uninstall")
        self.assertEqual(self.entry_files(), before)
        pathlib.Path("/etc/bashrc").unlink()
        self.run_setup("install")

    def test_records_a_login_shell_by_red_hats_files_once(self):
        self.run_setup("uninstall")
        debian = pathlib.Path("/etc/bash.bashrc").rename("/etc/bash.bashrc.away")
        pathlib.Path("/etc/bashrc").write_text("# Red Hat's\n")
        try:
            self.run_setup("install")
            self.rc(". /etc/bashrc\n")
            self.typed("echo 1")
            self.assertEqual([r["ev"] for r in self.log.records()], ["open", "cmd", "end", "cmd", "close"])
        finally:
            self.run_setup("uninstall")
            pathlib.Path("/etc/bashrc").unlink()
            debian.rename("/etc/bash.bashrc")
            self.run_setup("install")
