"""Steps that tests take in the records of a real server, in the terms of the scripts that keep them."""

from __future__ import annotations

from importlib import resources

from newswire_shared.state.scripts import SCRIPTS, Script


def step(text: str) -> Script:
    """A script of a test, which may use what all scripts share."""
    libraries = ((resources.files(room) / "lua" / f"{name}.lua").read_text("utf-8") for room, name in SCRIPTS.libraries)
    return Script("of a test", "".join(libraries) + text)


UNFOLD = step("return unfold(ARGV[1]) and 1 or 0")
IS_FRESH = step("return is_fresh(ARGV[1]) and 1 or 0")

# A capture entered its stage earlier.  ARGV: capture, stage, ms.
AGE = step("""
local fresh = fresh_of(ARGV[1])
if not fresh then return redis.call('ZINCRBY', P .. 'inflight:' .. ARGV[2], -ARGV[3], ARGV[1]) end
redis.call('ZINCRBY', fresh_set(fresh.bucket), -ARGV[3], packed_id(ARGV[1]))
fresh_note_first(fresh.bucket)
""")

# Something took so long.  ARGV: its name, ms.
OBSERVE = step("ledger_observe(ARGV[1], tonumber(ARGV[2]))")

# All that is due in some sorted sets is due earlier.  ARGV: ms, names of keys without the prefix.
SHIFT = step("""
for place = 2, #ARGV do
  for _, member in ipairs(redis.call('ZRANGE', P .. ARGV[place], 0, -1)) do
    redis.call('ZINCRBY', P .. ARGV[place], -ARGV[1], member)
  end
end
""")

# The record of a capture is gone, and no step took it.  ARGV: capture.
FORGET = step("""
redis.call('DEL', capture_key(ARGV[1]))
if is_fresh(ARGV[1]) then redis.call('HDEL', fresh_key(ARGV[1]), packed_id(ARGV[1])) end
""")
