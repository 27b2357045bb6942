#!lua flags=allow-oom
-- Notes a message that has left its queue and is not acknowledged yet, since when by the server's clock.
-- Also where memory is full: what is noted has just left a list, so that nothing grows by it.
-- KEYS: the times of what is held, what is held.  ARGV: the delivery's tag, the message.
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], time[1] + time[2] / 1000000, ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
return 1
