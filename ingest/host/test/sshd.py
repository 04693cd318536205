"""An sshd for the tests."""

import os
import pathlib
import shutil
import socket
import subprocess
import time

import world


class Sshd:
    """An sshd of its own on a free port, with a key for alice."""

    def __init__(self, alice, pam=False):
        folder = pathlib.Path("/run/hook-test")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o755)
        for key in "host", "alice":
            world.sh("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        (folder / "sshd").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/alice.pub\n"
            f"StrictModes no\nUsePAM {'yes' if pam else 'no'}\nPidFile none\nSubsystem sftp /usr/lib/openssh/sftp-server\n")
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
