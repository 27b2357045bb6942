-- Whether some of what is known is to be filed now, by whoever asks first.
-- ARGV: how many rows are filed at once, ms after which few are, too, ms that whoever may do it has for it.
local key, now = P .. 'registry-files', now_ms()
local waiting = tonumber(redis.call('GET', P .. 'shelf') or '0') + redis.call('SCARD', P .. 'ties')
if waiting == 0 or redis.call('HGET', P .. 'registry', 'scheme') ~= SCHEME then return 0 end
redis.call('HSETNX', key, 'round_ms', now)
local is_under_way = redis.call('HEXISTS', key, 'shard') == 1
local is_late = now - tonumber(redis.call('HGET', key, 'round_ms')) >= tonumber(ARGV[2])
if not is_under_way and waiting < tonumber(ARGV[1]) and not is_late then return 0 end
return redis.call('SET', key .. ':lease', now, 'NX', 'PX', ARGV[3]) and 1 or 0
