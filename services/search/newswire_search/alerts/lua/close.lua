-- A digest is delivered now: what is found from here on goes with the next one.  Answers the articles that it tells of,
-- the same at each try.  ARGV: alert, the digest's number.
local base = P .. 'alert:' .. ARGV[1]
if redis.call('HGET', base .. ':health', 'gathering') == ARGV[2] then
  redis.call('HDEL', base .. ':health', 'gathering', 'gathered')
end
return redis.call('LRANGE', base .. ':digest:' .. ARGV[2], 0, -1)
