-- Notes how a look at a robots.txt went that brought no text: it was sent on, or it failed.
-- ARGV: origin, where it goes on ('' if it failed), after how many redirects, why it failed, for how many ms the note
-- is kept, after how many ms without a failure the next one is the first of a row.
local key, now = P .. 'robots-copy:' .. ARGV[1], now_ms()
redis.call('DEL', P .. 'robots-asked:' .. ARGV[1])
if ARGV[2] ~= '' then
  redis.call('HSET', key, 'ahead', ARGV[2], 'hops', ARGV[3], 'sent', now)
else
  local last = tonumber(redis.call('HGET', key, 'failed') or '-1')
  if last < 0 or now - last > tonumber(ARGV[6]) then redis.call('HSET', key, 'failing', now) end
  redis.call('HSET', key, 'failed', now, 'why', ARGV[4])
  redis.call('HDEL', key, 'ahead', 'hops', 'sent')
end
redis.call('PEXPIRE', key, ARGV[5])
