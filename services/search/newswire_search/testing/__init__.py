"""An engine in memory, for tests of what uses one."""
