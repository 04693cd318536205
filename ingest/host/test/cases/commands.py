"""What is recorded of typed lines."""

import os
import pathlib
import subprocess
import time

import world
from hook_case import HookCase


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
        self.assertEqual(texts[:5], list(lines)[:5])
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

    def test_records_no_shell_that_runs_a_command_of_a_program(self):
        for environment in {}, {"SSH_CONNECTION": "127.0.0.1 5 127.0.0.1 22", "SHLVL": "1"}, {"BASH_EXECUTION_STRING": "x"}:
            for options in "-ic", "-lic", "-c":
                subprocess.run(["bash", options, "true"], capture_output=True, user=self.alice.uid, env={"HOME": "/home/alice"} | environment)
        self.assertEqual(self.log.records(), [])
        self.typed("true", env={"BASH_EXECUTION_STRING": "x"})
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
