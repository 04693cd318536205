"""What a command costs."""

import time

import world
from hook_case import HookCase


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
