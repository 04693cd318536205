"""What `setup` changes and takes away."""

import os
import pathlib

import world
from hook_case import HookCase


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
