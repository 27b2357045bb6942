-- Remembers a robots.txt as just had, and forgets the look that led to it.
-- ARGV: origin, text, status of the answer, for how many ms it is fresh, for how many ms it is kept.
local key, now = P .. 'robots-copy:' .. ARGV[1], now_ms()
redis.call('DEL', key, P .. 'robots-asked:' .. ARGV[1])
redis.call('HSET', key, 'text', ARGV[2], 'status', ARGV[3], 'had', now, 'stale', now + ARGV[4])
redis.call('PEXPIRE', key, ARGV[5])
