-- Counts a request, unless that is one too many.  ARGV: who asks, the time that one takes, the time that may be taken
-- ahead, both in microseconds.  Answers whether it may, and how much is taken.
local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]
local interval, window = tonumber(ARGV[2]), tonumber(ARGV[3])
local key = P .. 'requests:' .. ARGV[1]
local ahead = math.max(tonumber(redis.call('GET', key) or '0') - now, 0)
if ahead + interval > window then return {0, ahead} end
ahead = ahead + interval
-- '%.0f': as text a number of Lua has 14 digits, and these have 16
redis.call('SET', key, string.format('%.0f', now + ahead), 'PX', math.ceil(ahead / 1000))
return {1, ahead}
