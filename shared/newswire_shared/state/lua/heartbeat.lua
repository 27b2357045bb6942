-- Keeps what a process tells of itself, and forgets who is long silent.  ARGV: its name, what it tells, ms until forgotten.
local now = now_ms()
redis.call('ZADD', P .. 'heartbeats', now, ARGV[1])
redis.call('HSET', P .. 'heartbeats:told', ARGV[1], ARGV[2])
-- a hundred a call, so that no call is long; the next one goes on
for _, name in ipairs(redis.call('ZRANGEBYSCORE', P .. 'heartbeats', '-inf', now - tonumber(ARGV[3]), 'LIMIT', 0, 100)) do
  redis.call('ZREM', P .. 'heartbeats', name)
  redis.call('HDEL', P .. 'heartbeats:told', name)
end
return 1
