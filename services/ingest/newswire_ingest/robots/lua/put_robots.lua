-- Remembers a robots.txt as just had, and forgets the look that led to it.  Where all texts together are too large, those
-- that were had longest ago are forgotten: they are asked for again when they are needed.
-- ARGV: origin, text, status of the answer, for how many ms it is fresh, for how many ms it is kept, the most bytes of all.
local BESIDE = 500 -- bytes that a copy takes beside its text
local key, now = P .. 'robots-copy:' .. ARGV[1], now_ms()
local sizes, order = P .. 'robots-sizes', P .. 'robots-order'

-- Counts what an origin takes, 0 for nothing, and answers what all of them take.
local function count(origin, size)
  local before = tonumber(redis.call('HGET', sizes, origin) or '0')
  if size == 0 then
    redis.call('HDEL', sizes, origin)
    redis.call('ZREM', order, origin)
  else
    redis.call('HSET', sizes, origin, size)
    redis.call('ZADD', order, now, origin)
  end
  return redis.call('HINCRBY', sizes, 'all', size - before)
end

redis.call('DEL', key, P .. 'robots-asked:' .. ARGV[1])
redis.call('HSET', key, 'text', ARGV[2], 'status', ARGV[3], 'had', now, 'stale', now + ARGV[4])
redis.call('PEXPIRE', key, ARGV[5])
local all = count(ARGV[1], #ARGV[2] + BESIDE)
while all > tonumber(ARGV[6]) do
  local oldest = redis.call('ZRANGE', order, 0, 0)[1]
  if not oldest or oldest == ARGV[1] then return end
  redis.call('DEL', P .. 'robots-copy:' .. oldest)
  all = count(oldest, 0)
end
