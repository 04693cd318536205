"""A host of its own for the tests: a mount namespace with copies of /etc, /home and /run, the hook installed by `setup`,
users, /dev/log, and the bash under test as /bin/bash. Nothing of it is left on the machine."""

import contextlib
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import threading
import time

SOURCE = pathlib.Path(__file__).resolve().parent.parent
SETUP = SOURCE / "bash" / "setup"
HOOK = pathlib.Path("/etc/gatehouse/hook.bash")
OFF = pathlib.Path("/etc/gatehouse/hook.off")
CONF = pathlib.Path("/etc/gatehouse/hook.conf")


def sh(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


def overlay(path):
    """A tmpfs with a copy of what is there."""
    copy = f"/tmp/gatehouse-hook-{os.getpid()}{path.replace('/', '-')}"
    shutil.rmtree(copy, ignore_errors=True)
    os.makedirs(copy)
    sh("mount", "-t", "tmpfs", "tmpfs", copy)
    sh("cp", "-a", f"{path}/.", copy)
    sh("mount", "--bind", copy, path)
    sh("umount", copy)
    os.rmdir(copy)


def private_dev():
    """/dev/log and the terminals are ours, the other devices the machine's."""
    fresh = f"/tmp/gatehouse-hook-{os.getpid()}-dev"
    os.makedirs(fresh)
    sh("mount", "-t", "tmpfs", "tmpfs", fresh)
    for name in "null", "zero", "full", "random", "urandom", "tty":
        pathlib.Path(fresh, name).touch()
        sh("mount", "--bind", f"/dev/{name}", f"{fresh}/{name}")
    os.mkdir(f"{fresh}/pts")
    sh("mount", "-t", "devpts", "-o", "newinstance,ptmxmode=0666,mode=620,gid=5", "devpts", f"{fresh}/pts")
    os.mkdir(f"{fresh}/shm", 0o1777)
    for name, target in ("ptmx", "pts/ptmx"), ("fd", "/proc/self/fd"), ("stdin", "fd/0"), ("stdout", "fd/1"), ("stderr", "fd/2"):
        os.symlink(target, f"{fresh}/{name}")
    sh("mount", "--rbind", fresh, "/dev")
    sh("umount", "-l", fresh)
    os.rmdir(fresh)


class User:
    def __init__(self, name, uid):
        sh("groupadd", "--gid", str(uid), name)
        sh("useradd", "--create-home", "--uid", str(uid), "--gid", str(uid), "--shell", "/bin/bash", name)
        self.name, self.uid, self.home = name, uid, pathlib.Path("/home", name)

    def write(self, name, text):
        """A file in the home directory; the prompt is what Shell waits for."""
        file = self.home / name
        if file.parent != self.home:
            file.parent.mkdir(exist_ok=True)
            shutil.chown(file.parent, self.uid, self.uid)
        file.write_text(text)
        shutil.chown(file, self.uid, self.uid)
        return file


class Log:
    """/dev/log, read at once, as long as it is wanted."""

    def __init__(self, users):
        self.lines, self.users = [], {user.uid for user in users}
        self.socket = None
        self.start()

    def start(self):
        if self.socket and self.socket.fileno() >= 0:
            return
        pathlib.Path("/dev/log").unlink(missing_ok=True)
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind("/dev/log")
        os.chmod("/dev/log", 0o666)
        threading.Thread(target=self._read, args=(self.socket,), daemon=True).start()

    def _read(self, where):
        while True:
            try:
                line = where.recv(1 << 18).decode("utf-8", "surrogateescape")
            except OSError:
                return
            self.lines.append(line)

    def stop(self):
        """No reader, no socket: as where the log daemon is down."""
        pathlib.Path("/dev/log").unlink(missing_ok=True)
        self.socket.close()

    def records(self, event=None):
        """What the hook sent since the last `clear`, as dictionaries."""
        self.settle()
        all_of_them = [record(line) for line in list(self.lines) if " bashaudit: " in line]
        if all(r.get("t", "-") != "-" for r in all_of_them):
            all_of_them.sort(key=lambda r: r["t"])  # on a busy machine one overtakes another
        return [r for r in all_of_them if event in (None, r["ev"])]

    def commands(self):
        return [plain(r["cmd"]) for r in self.records("cmd")]

    def clear(self):
        self.settle()
        self.lines.clear()

    def settle(self):
        """Waits until no logger runs any more and what they sent is read."""
        end = time.monotonic() + 20
        while time.monotonic() < end and self._senders():
            time.sleep(0.02)
        time.sleep(0.05)

    def wake(self):
        """Lets every logger go on that was stopped, until none is left."""
        while stopped := self._senders():
            for process in stopped:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGCONT)
            time.sleep(0.02)

    def _senders(self):
        return [int(process.name) for process in pathlib.Path("/proc").glob("[0-9]*") if self._sends(process)]

    def _sends(self, process):
        try:
            name, state = (process / "stat").read_text().split()[1:3]
            return name == "(logger)" and state != "Z" and process.stat().st_uid in self.users
        except OSError:
            return False


def record(line):
    text = line.split(" bashaudit: ", 1)[1].rstrip("\n")
    head, _, command = text.partition(" cmd=")
    fields = dict(re.findall(r"(\S+?)=(\$'(?:\\.|[^'])*'|(?:\\.|\S)*)", head))
    fields["line"] = line
    if " cmd=" in text:
        fields["cmd"] = command
    return fields


def plain(text):
    meanings = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t", "e": "\x1b"}
    return re.sub(r"\\(.)", lambda m: meanings[m.group(1)], text, flags=re.S)


def build(bash, uid, old=None):
    """Makes the world; call once, in a mount namespace of its own. `old` is a version that the bash passes for."""
    for path in "/etc", "/home", "/run":
        overlay(path)
    sh("mount", "-t", "tmpfs", "tmpfs", "/var/log")
    private_dev()
    if bash:
        sh("mount", "--bind", str(bash), os.path.realpath("/bin/bash"))
    pathlib.Path("/etc/bash.bashrc").write_text(DEBIAN_BASHRC)
    sh("bash", str(SETUP), "install")
    if old:
        pretend(old)
    users = User("alice", uid), User("robot", uid + 1)
    return *users, Log(users)


def pretend(version):
    """The installed hook takes the paths for an older bash, and does without what that lacks."""
    hook = HOOK.read_text()
    asked = "BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1]"
    assert asked in hook
    hook = hook.replace(asked, str(version[0] * 100 + version[1]))
    if version < (5, 0):
        hook = hook.replace("EPOCHREALTIME", "__gh_lacking")
    HOOK.write_text(hook)


DEBIAN_BASHRC = """\
# System-wide .bashrc file for interactive bash(1) shells.
[ -z "${PS1-}" ] && return
shopt -s checkwinsize
PS1='\\u@\\h:\\w\\$ '
"""
