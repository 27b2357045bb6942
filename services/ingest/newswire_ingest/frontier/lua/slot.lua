-- Takes a slot at a host for one request of a command, which waits for it by itself and reserves nothing ahead.
-- ARGV: host, default delay in ms, ms that the host is held for at most.  Answers 0 where the request may be made now, else
-- the wait in ms.
local UNDER_WAY = 250 -- ms to ask again after, while a request is under way at the host: most end within it
local now, host = now_ms(), ARGV[1]
local wait = tonumber(redis.call('HGET', P .. 'pace', host) or '0') - now
if due_is_leased(FRONTIER, host) then return math.max(wait, UNDER_WAY) end
if wait > 0 then return wait end
redis.call('HSET', P .. 'pace', host, now + frontier_delay(host, ARGV[2]))
frontier_lease(host, ARGV[3], now)
redis.call('HSET', due_key(FRONTIER) .. ':tokens', host, 'slot')
return 0
