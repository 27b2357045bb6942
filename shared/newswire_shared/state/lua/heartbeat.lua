-- Keeps what a process tells of itself, and forgets who is long silent.  ARGV: its name, what it tells, ms until forgotten.
local now, mine, before = now_ms(), cjson.decode(ARGV[2]), redis.call('HGET', P .. 'heartbeats:told', ARGV[1])
-- who told before and finds what another told takes turns with it; one that is new has been started again
if before and mine.told > 0 and cjson.decode(before).process ~= mine.process then
  redis.call('HSET', P .. 'heartbeats:doubled', ARGV[1], now)
end
redis.call('ZADD', P .. 'heartbeats', now, ARGV[1])
redis.call('HSET', P .. 'heartbeats:told', ARGV[1], ARGV[2])
-- a hundred a call, so that no call is long; the next one goes on
for _, name in ipairs(redis.call('ZRANGEBYSCORE', P .. 'heartbeats', '-inf', now - tonumber(ARGV[3]), 'LIMIT', 0, 100)) do
  redis.call('ZREM', P .. 'heartbeats', name)
  redis.call('HDEL', P .. 'heartbeats:told', name)
  redis.call('HDEL', P .. 'heartbeats:doubled', name)
end
return 1
