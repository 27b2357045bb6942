#!lua flags=allow-oom
-- Puts a message that was taken back into its queue, unless somebody has: also where memory is full, since what enters
-- the list leaves what is held.
-- KEYS: the times of what is held, what is held, the lists.  ARGV: the delivery's tag, LPUSH or RPUSH, a frame a list.
redis.call('ZREM', KEYS[1], ARGV[1])
if redis.call('HDEL', KEYS[2], ARGV[1]) == 0 then return 0 end
for place = 3, #KEYS do redis.call(ARGV[2], KEYS[place], ARGV[place]) end
return 1
