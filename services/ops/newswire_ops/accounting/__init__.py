"""The accounting of a stack as an operator reads it: accounts, traces and dead letters."""
