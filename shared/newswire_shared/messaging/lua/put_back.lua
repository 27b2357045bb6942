#!lua flags=allow-oom
-- Puts a frame that was just taken behind what waits, also where memory is full: it has only just left the list.
-- KEYS: the list, from whose other end frames are taken.  ARGV: the frame.
return redis.call('LPUSH', KEYS[1], ARGV[1])
