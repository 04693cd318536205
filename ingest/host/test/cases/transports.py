"""Everything that goes over ssh."""

import hashlib
import os
import pathlib
import subprocess
import time

import world
from hook_case import HookCase
from standstill import Standstill
from sshd import Sshd


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
