"""The hook on a host: sshd with everything that goes over it, a real rsyslogd that stands still, the cost."""

import hashlib
import os
import pathlib
import signal
import socket
import subprocess
import time

import world
from hook_case import PROMPT_LIMIT, HookCase

COMMANDS_LOG = pathlib.Path("/var/log/commands.log")


class Sshd:
    """An sshd of its own on a free port, with a key for alice."""

    def __init__(self, alice):
        folder = pathlib.Path("/run/hook-test")
        folder.mkdir(mode=0o755)
        for key in "host", "alice":
            world.sh("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        (folder / "sshd").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/alice.pub\n"
            "StrictModes no\nUsePAM no\nPidFile none\nSubsystem sftp /usr/lib/openssh/sftp-server\n")
        (folder / "ssh").write_text(
            f"Host there\n  HostName 127.0.0.1\n  Port {self.port}\n  User alice\n  IdentityFile {folder}/alice\n"
            "  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n  LogLevel ERROR\n  ControlPath none\n")
        self.config = str(folder / "ssh")
        world.sh("usermod", "-p", "*", alice.name)
        os.makedirs("/run/sshd", exist_ok=True)
        self.process = subprocess.Popen(["/usr/sbin/sshd", "-D", "-e", "-f", str(folder / "sshd")], stderr=subprocess.DEVNULL)
        for _ in range(100):
            if subprocess.run(self.ssh("true"), capture_output=True).returncode == 0:
                break
            time.sleep(0.05)

    def ssh(self, *command):
        return ["ssh", "-F", self.config, "there", *command]


class Transports(HookCase):
    @classmethod
    def setUpClass(cls):
        cls.sshd = Sshd(cls.alice)
        cls.blob = pathlib.Path("/run/hook-test/blob")
        cls.blob.write_bytes(os.urandom(300_000) + bytes(range(256)) * 40)

    @classmethod
    def tearDownClass(cls):
        cls.sshd.process.terminate()

    def with_and_without(self, act):
        """What `act` gives in a fresh home directory, with the hook and without it."""
        results = []
        away = world.HOOK.with_suffix(".away")
        for hooked in True, False:
            if not hooked:
                world.HOOK.rename(away)
            world.sh("find", str(self.alice.home), "-mindepth", "1", "-delete")
            local = pathlib.Path("/run/hook-test/local")
            world.sh("rm", "-rf", str(local))
            local.mkdir()
            try:
                results.append((act(local), self.digest(self.alice.home), self.digest(local)))
            finally:
                if not hooked:
                    away.rename(world.HOOK)
        return results

    @staticmethod
    def digest(folder):
        return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in sorted(folder.rglob("*"))
                if f.is_file() and ".git/" not in str(f) and "repo" not in str(f)}

    def do(self, *command, stdin=None):
        done = subprocess.run(command, input=stdin, capture_output=True, timeout=30,
                              env=os.environ | {"GIT_SSH_COMMAND": f"ssh -F {self.sshd.config}"})
        return done.returncode, done.stdout, done.stderr

    def check(self, act, requested):
        hooked, plain = self.with_and_without(act)
        self.assertEqual(hooked, plain)
        self.assertEqual([r[0] for r in hooked[0]], [0] * len(hooked[0]), hooked[0])
        self.assertEqual([c for c in self.log.records("exec") if requested in world.plain(c["cmd"])][:1] != [], True, self.log.lines)

    def test_runs_a_command_with_its_own_bytes_and_nothing_else(self):
        data = self.blob.read_bytes()
        self.check(lambda _: [self.do(*self.sshd.ssh("cat >got; cat got; echo err >&2; exit 0"), stdin=data)], "cat >got; cat got")
        sent = self.log.records("exec")[0]
        self.assertEqual(sent["ssh"].split(",")[0], "127.0.0.1")
        self.assertEqual((sent["tty"], sent["seq"], sent["user"]), ("-", "0", "alice"))

    def test_keeps_the_exit_status_of_a_command(self):
        self.assertEqual(self.do(*self.sshd.ssh("exit 7")), (7, b"", b""))
        self.assertEqual(self.do(*self.sshd.ssh("set -eu; trap 'echo bye' EXIT; sleep 0 & wait $!; false; echo no")), (1, b"bye\n", b""))

    def test_leaves_nothing_in_the_shell_of_a_command(self):
        said = self.do(*self.sshd.ssh("compgen -v __gh_; compgen -A function __gh_; echo [$!]"))
        self.assertEqual(said, (0, b"[]\n", b""))

    def test_lets_scp_pass(self):
        for flag, requested in ("-O", "scp -t"), ("-s", "sftp-server"):
            self.log.clear()
            self.check(lambda local: [self.do("scp", flag, "-q", "-F", self.sshd.config, str(self.blob), "there:up"),
                                      self.do("scp", flag, "-q", "-F", self.sshd.config, "there:up", str(local / "down"))], requested)

    def test_lets_sftp_pass(self):
        batch = f"put {self.blob} up\nget up /run/hook-test/local/down\n".encode()
        self.check(lambda _: [self.do("sftp", "-q", "-b", "-", "-F", self.sshd.config, "there", stdin=batch)], "sftp-server")

    def test_lets_rsync_pass(self):
        ssh = f"ssh -F {self.sshd.config}"
        self.check(lambda local: [self.do("rsync", "-a", "-e", ssh, str(self.blob), "there:up"),
                                  self.do("rsync", "-a", "-e", ssh, "there:up", str(local / "down"))], "rsync --server")

    def test_lets_git_pass(self):
        def act(local):
            return [self.do(*self.sshd.ssh("git init -q --bare repo")),
                    self.do("sh", "-c", f"cd {local} && git -c init.defaultBranch=main init -q work && cd work && cp {self.blob} blob && git add . "
                            "&& git -c user.name=x -c user.email=x@x commit -q -m x && git push -q there:repo HEAD:main"),
                    self.do("git", "clone", "-q", "-b", "main", "there:repo", str(local / "clone"))]
        self.check(act, "git-receive-pack 'repo'")

    def test_records_an_interactive_login_with_its_connection(self):
        self.do(*self.sshd.ssh("-tt"), stdin=b"echo typed\nexit\n")
        self.assertEqual(self.log.commands(), ["echo typed", "exit"])
        self.assertEqual(self.log.records("open")[0]["ssh"].split(",")[3], str(self.sshd.port))

    def test_does_not_hold_up_a_command_where_the_log_stands_still(self):
        self.log.stop()
        still = Standstill()
        try:
            began = time.monotonic()
            self.assertEqual(self.do(*self.sshd.ssh("echo out"))[1], b"out\n")
            self.assertLess(time.monotonic() - began, 2)
        finally:
            still.close()
            self.log.start()


class Standstill:
    """A /dev/log that nobody reads, with its queue full."""

    def __init__(self):
        pathlib.Path("/dev/log").unlink(missing_ok=True)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind("/dev/log")
        os.chmod("/dev/log", 0o666)
        fill()

    def close(self):
        self.socket.close()


def fill():
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        for _ in range(100_000):
            try:
                sender.sendto(b"<13>filler: x", "/dev/log")
            except BlockingIOError:
                return
    raise AssertionError("/dev/log takes everything")


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
        shell.slowest = 0
        for number in range(8):
            shell.run(f"echo lost {number}")
        self.assertLess(shell.slowest, PROMPT_LIMIT)
        began = time.monotonic()
        other = self.shell()
        self.assertLess(time.monotonic() - began, 2 * PROMPT_LIMIT)
        other.run("echo lost too")
        self.daemon.send_signal(signal.SIGCONT)
        shell.run("echo still waiting for the breaker")
        shell.run("__gh_until=0; __gh_now=0")
        shell.run("echo after")
        other.close()
        shell.close()
        self.until(lambda: sum(r["ev"] == "close" for r in self.records()) == 2)
        mine = [r for r in self.records() if r["pid"] == self.records()[0]["pid"]]
        # 9 commands with their ends, and the one that sets the breaker back
        self.assertEqual([(r["ev"], r.get("lost"), r.get("cmd")) for r in mine[3:]],
                         [("end", "19", None), ("cmd", None, "echo after"), ("end", None, None), ("cmd", None, "exit"), ("close", None, None)])
        self.assertEqual([r["seq"] for r in mine if r["ev"] == "cmd"], ["1", "12", "13"])
        theirs = [r for r in self.records() if r["pid"] != mine[0]["pid"]]
        self.assertEqual([(r["ev"], r.get("lost")) for r in theirs], [("close", "3")])


class Cost(HookCase):
    def test_costs_a_few_milliseconds_per_command(self):
        spent = []
        for off in True, False:
            if off:
                world.OFF.touch()
            else:
                world.OFF.unlink()
            shell = self.shell()
            began = time.monotonic()
            for _ in range(100):
                shell.type("true\n")
                shell.wait()
            spent.append((time.monotonic() - began) * 10)
            shell.close()
        plain, hooked = spent
        print(f"cost: {hooked - plain:.1f} ms per command ({plain:.1f} without, {hooked:.1f} with the hook)")
        self.assertLess(hooked - plain, 50)
