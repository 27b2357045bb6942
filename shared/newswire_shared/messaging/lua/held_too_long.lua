-- The tags of what was taken and not acknowledged for too long, by the server's clock.
-- KEYS: the times of what is held.  ARGV: seconds, the most to answer.
local now = tonumber(redis.call('TIME')[1])
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[1]), 'LIMIT', 0, ARGV[2])
