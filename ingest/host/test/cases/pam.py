"""The PAM hook in real sshd, su, sudo and login: what it tells, and that it neither lets anybody in nor keeps anybody out."""

import concurrent.futures
import os
import pathlib
import pty
import re
import select
import shlex
import subprocess
import time

import world
from hook_case import HookCase
from sshd import Sshd
from standstill import Standstill

HOOK = pathlib.Path("/usr/lib/gatehouse/pam-hook")
SETUP = world.SOURCE / "pam" / "setup"
SSHD_PAM = pathlib.Path("/etc/pam.d/sshd")
PASSWORD = "correct horse"
IN = "arrived"
AT_MOST = 8.0  # seconds, of which the hook may take one at opening and one at closing; the machine is used by others


def fields(line):
    text = line.split(" gatehouse-pam: ", 1)[1].rstrip("\n")
    return dict(re.findall(r"(\S+?)=(\$'(?:\\.|[^'])*'|(?:\\.|\S)*)", text))


class Pam(HookCase):
    @classmethod
    def setUpClass(cls):
        for path in "/usr/lib", "/var/lib/pam", "/usr/share/pam-configs", "/var/cache/debconf":
            if path == "/usr/lib":
                os.makedirs(HOOK.parent, exist_ok=True)
                world.sh("mount", "-t", "tmpfs", "tmpfs", str(HOOK.parent))
            else:
                world.overlay(path)
        SSHD_PAM.write_text(SSHD_PAM.read_text().replace("user_readenv=1", "user_readenv=0"))
        for user in cls.alice, cls.robot:
            subprocess.run(["chpasswd"], input=f"{user.name}:{PASSWORD}", text=True, check=True)
        pathlib.Path("/etc/sudoers.d/test").write_text("alice ALL=(ALL) ALL\n")
        cls.sshd = Sshd(cls.alice, pam=True)
        world.sh("usermod", "-p", world.sh("openssl", "passwd", "-6", PASSWORD).strip(), cls.alice.name)
        cls.before = cls.configuration()
        cls.setup_hook("install")

    @classmethod
    def tearDownClass(cls):
        cls.sshd.process.terminate()
        cls.setup_hook("uninstall")
        world.sh("umount", str(HOOK.parent))
        HOOK.parent.rmdir()

    @staticmethod
    def configuration():
        return {str(file): file.read_bytes() for folder in ("/etc/pam.d", "/usr/share/pam-configs", str(HOOK.parent))
                for file in pathlib.Path(folder).glob("*")}

    @staticmethod
    def setup_hook(*arguments):
        return subprocess.run([str(SETUP), *arguments], capture_output=True, text=True, check=True)

    def setUp(self):
        self.restore()
        end = time.monotonic() + 10  # sessions of the test before end
        while subprocess.run(["pgrep", "-P", str(self.sshd.process.pid)], capture_output=True).stdout and time.monotonic() < end:
            time.sleep(0.05)
        super().setUp()

    def restore(self):
        HOOK.unlink(missing_ok=True)
        world.sh("install", "-m", "0755", str(world.SOURCE / "pam" / "pam-hook"), str(HOOK))

    def told(self, how_many):
        """The lines of the hook, in their order."""
        end = time.monotonic() + 5
        while time.monotonic() < end and len(self.lines()) < how_many:
            time.sleep(0.05)
        time.sleep(0.1)
        return [fields(line) for line in self.lines()]

    def lines(self):
        return [line for line in list(self.log.lines) if " gatehouse-pam: " in line]

    def answered(self, command, *answers, limit=20):
        """Runs it at a terminal and answers what it asks for; all that it printed, and how long it took."""
        begin, text, answers = time.monotonic(), "", list(answers)
        pid, terminal = pty.fork()
        if pid == 0:
            os.execvp(command[0], command)
        while True:
            if not select.select([terminal], [], [], begin + limit - time.monotonic())[0]:
                os.kill(pid, 9)
                raise AssertionError(f"not over in {limit} s: {text!r}")
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                break
            text += piece.decode("utf-8", "replace")
            if re.search(r"([Pp]assword|login)[^\n]*: $", text):
                if not answers:
                    os.kill(pid, 9)
                    break
                os.write(terminal, answers.pop(0).encode() + b"\n")
                text += "\n"
        os.waitpid(pid, 0)
        os.close(terminal)
        return text, time.monotonic() - begin

    def over_ssh(self, password=PASSWORD):
        return self.answered(["ssh"]
                             + ["-o", "PubkeyAuthentication=no", "-o", "NumberOfPasswordPrompts=1"]
                             + self.sshd.ssh("echo ar''rived")[1:], password)

    def by_su(self, password=PASSWORD):
        return self.answered(["setpriv", "--reuid", "61999", "--clear-groups", "su", "robot", "-c", "echo ar''rived"], password)

    def by_sudo(self, password=PASSWORD):
        inner = "sudo -k; sudo -p 'Password: ' sh -c " + shlex.quote("echo ar''rived")
        return self.answered(["setpriv", "--reuid", str(self.alice.uid), "--regid", str(self.alice.uid), "--clear-groups",
                              "sh", "-c", inner], *([password] * 3))

    def by_login(self, password=PASSWORD):
        self.robot.write(".bash_profile", "echo ar''rived\nexit\n")
        return self.answered(["login", "robot"], password)

    def ways(self):
        return {"sshd": self.over_ssh, "su": self.by_su, "sudo": self.by_sudo, "login": self.by_login}

    def all_ways(self, password):
        with concurrent.futures.ThreadPoolExecutor() as pool:
            begun = {service: pool.submit(way, password) for service, way in self.ways().items()}
        return {service: one.result() for service, one in begun.items()}

    def test_tells_who_came_from_where_and_when_the_session_ended(self):
        done = subprocess.run(self.sshd.ssh("echo $SSH_CONNECTION; cat /proc/self/sessionid"), capture_output=True, text=True, check=True)
        connection, session = done.stdout.split("\n")[:2]
        opened, closed = self.told(2)
        self.assertEqual([opened[f] for f in ("v", "type", "service", "user", "rhost", "tty", "ses", "auid", "ssh")],
                         ["1", "open_session", "sshd", "alice", "127.0.0.1", "ssh", session, str(self.alice.uid), connection.replace(" ", ",")])
        self.assertIn("publickey ssh-ed25519 ", opened["auth"])
        self.assertEqual([closed[f] for f in ("type", "user", "pid", "ses")], ["close_session", "alice", opened["pid"], session])
        self.assertTrue(all(line.startswith("<38>") for line in self.lines()), "auth.info")

    def test_names_the_session_that_the_connection_comes_from(self):
        inner = shlex.join(self.sshd.ssh("true"))
        key = pathlib.Path("/run/hook-test/alice")
        os.chown(key, self.alice.uid, self.alice.uid)
        try:
            session = subprocess.run(self.sshd.ssh(f"cat /proc/self/sessionid; echo; {inner}"), capture_output=True, text=True, check=True).stdout.split()[0]
        finally:
            os.chown(key, 0, 0)
        first, second = [line for line in self.told(4) if line["type"] == "open_session"]
        self.assertNotIn("parent_ses", first, "this test is in no session")
        self.assertEqual(second["parent_ses"], session)

    def test_tells_of_every_way_in(self):
        for service, way in self.ways().items():
            with self.subTest(service):
                self.log.clear()
                self.assertIn(IN, way()[0])
                self.assertEqual([(line["type"], line["service"]) for line in self.told(2)],
                                 [("open_session", service), ("close_session", service)])

    def test_keeps_nobody_out_and_lets_nobody_in_whatever_becomes_of_it(self):
        for what, spoil in {
            "missing": lambda: HOOK.unlink(),
            "not executable": lambda: HOOK.chmod(0o644),
            "no program": lambda: HOOK.write_bytes(b"\x7fELF"),
            "failing": lambda: HOOK.write_text("#!/bin/sh\nexit 1\n"),
            "crashing": lambda: HOOK.write_text("#!/bin/sh\nkill -SEGV $$\n"),
            "sleeping": lambda: HOOK.write_text("#!/bin/sh\nsleep 25\n"),
            "deaf": lambda: HOOK.write_text("#!/bin/sh\ntrap '' TERM INT HUP\nsleep 25 & wait\nsleep 25\n"),
        }.items():
            self.restore()
            spoil()
            right, wrong = self.all_ways(PASSWORD), self.all_ways("wrong")
            for service, (text, took) in right.items():
                with self.subTest(f"{what}, {service}"):
                    self.assertIn(IN, text)
                    self.assertLess(took, AT_MOST)
                    self.assertNotIn(IN, wrong[service][0])

    def test_is_over_in_a_second_where_the_log_stands_still(self):
        """The line of the stack itself: sshd and su wait for such a log by themselves, whether there is a hook or not."""
        stack = pathlib.Path("/etc/pam.d/common-session").read_text()
        command = re.search(r"pam_exec\.so .*type=open_session (.*)", stack).group(1).split()
        self.log.stop()
        still = Standstill()
        try:
            began = time.monotonic()
            subprocess.run(command, env={"PAM_TYPE": "open_session", "PAM_SERVICE": "sshd", "PAM_USER": "alice"})
            self.assertTrue(0.9 < time.monotonic() - began < 2, "not blocked, or blocked for long")
        finally:
            still.close()
            self.log.start()

    def test_needs_no_room_on_a_disk(self):
        mounted = "/tmp", "/run/hook-test/full"
        os.makedirs(mounted[1], exist_ok=True)
        for path in mounted:
            world.sh("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", path)
            pathlib.Path(path, "full").write_bytes(b"x" * 4096)
        try:
            self.assertIn(IN, self.over_ssh()[0])
            self.assertEqual([line["type"] for line in self.told(2)], ["open_session", "close_session"])
        finally:
            for path in mounted:
                world.sh("umount", path)

    def test_writes_one_line_whatever_a_name_holds(self):
        for name in "x\nv=1 type=open_session user=root", "a user=root", "$(touch /tmp/pwned)`id`;", "\x1b[2J\x07", "'\"\\", "é\udcff", "x" * 100_000, "-x", "%s%n":
            with self.subTest(name[:40]):
                self.log.clear()
                subprocess.run(["timeout", "-s", "KILL", "1", str(HOOK)], check=True, env={
                    "PAM_TYPE": "open_session", "PAM_SERVICE": "sshd", "PAM_USER": name, "PAM_RHOST": "h", "SSH_CONNECTION": "1 2 3 4 5"})
                line, = self.told(1)
                self.assertEqual([line["rhost"], line["service"], line.get("ssh")], ["h", "sshd", None])
                self.assertLessEqual(len(self.lines()[0]), 8192)
                self.assertTrue(self.lines()[0].isprintable(), self.lines()[0])
                self.assertFalse(os.path.exists("/tmp/pwned"))

    def test_is_silent_for_jobs_of_cron_and_for_what_is_no_session(self):
        for service, kind in ("cron", "open_session"), ("sshd", "auth"), ("sshd", "account"):
            subprocess.run([str(HOOK)], check=True, env={"PAM_TYPE": kind, "PAM_SERVICE": service, "PAM_USER": "alice"})
        self.assertEqual(self.told(0), [])

    def test_stands_in_session_stacks_only(self):
        lines = [line for file in pathlib.Path("/etc/pam.d").glob("*") for line in file.read_text().splitlines() if "gatehouse" in line]
        self.assertEqual(len(lines), 4)
        for line in lines:
            self.assertEqual(line.split()[:2], ["session", "optional"])

    def test_is_installed_once_and_taken_away_whole(self):
        self.assertEqual(self.setup_hook("install").stdout, "")
        installed = self.configuration()
        self.assertIn("common-session", self.setup_hook("uninstall", "--dry-run").stdout)
        self.assertEqual(self.configuration(), installed)
        self.setup_hook("uninstall")
        self.assertEqual(self.configuration(), self.before)
        self.setup_hook("install")
        self.assertEqual(self.configuration(), installed)

    def test_is_not_run_with_what_users_chose_for_programs_of_root(self):
        kept = SSHD_PAM.read_text()
        SSHD_PAM.write_text(kept.replace("user_readenv=0", "user_readenv=1"))
        self.alice.write(".pam_environment", "CHOSEN DEFAULT=by-alice\n")
        HOOK.write_text('#!/bin/sh\nlogger -t gatehouse-pam "v=1 type=$PAM_TYPE chosen=${CHOSEN-nothing}"\n')
        try:
            self.assertIn("only openings are told", self.setup_hook("install").stderr)
            self.restore_spy()
            self.over_ssh()
            self.assertEqual([(line["type"], line["chosen"]) for line in self.told(1)], [("open_session", "nothing")])
            SSHD_PAM.write_text("session required pam_env.so user_readenv=1\n" + kept)
            with self.assertRaises(subprocess.CalledProcessError) as refused:
                self.setup_hook("install")
            self.assertIn(f"{SSHD_PAM}: user_readenv=1", refused.exception.stderr)
        finally:
            SSHD_PAM.write_text(kept)
            self.setup_hook("install")

    def restore_spy(self):
        HOOK.write_text('#!/bin/sh\nlogger -t gatehouse-pam "v=1 type=$PAM_TYPE chosen=${CHOSEN-nothing}"\n')
        HOOK.chmod(0o755)
