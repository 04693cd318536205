"""Runs the cases in this process' mount namespace and prints `NAME: N passed, M failed, K skipped`."""

import argparse
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import world

MODULES = {"cases": "cases", "host": "host_cases", "after": "after_cases"}


def version_of(bash):
    said = subprocess.run([bash, "-c", "echo ${BASH_VERSINFO[0]} ${BASH_VERSINFO[1]}"], capture_output=True, text=True)
    return tuple(map(int, said.stdout.split()))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--uid", type=int, default=61000, help="of the first test user; two in a row")
    parser.add_argument("--bash", help="the bash that is tested; else /bin/bash")
    parser.add_argument("--old", help="a version that the hook shall take it for, as 4.4")
    parser.add_argument("--module", choices=MODULES, action="append", required=True)
    parser.add_argument("--only", action="append", help="a part of the names of the tests to run")
    options = parser.parse_args()
    old = tuple(map(int, options.old.split("."))) if options.old else None
    alice, robot, log = world.build(options.bash, options.uid, old)
    suite = unittest.TestSuite()
    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{part}*" for part in options.only or []] or None
    for name in options.module:
        module = __import__(MODULES[name])
        module.HookCase.alice, module.HookCase.robot, module.HookCase.log = alice, robot, log
        module.HookCase.pretends = old is not None
        module.HookCase.version = old or version_of("/bin/bash")
        suite.addTests(loader.loadTestsFromModule(module))
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2 if options.only else 0).run(suite)
    failed, skipped = len(result.failures) + len(result.errors), len(result.skipped)
    for test, why in result.skipped:
        print(f"skipped: {test.id()}: {why}")
    print(f"{options.name}: {result.testsRun - failed - skipped} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
