-- Ends a slot: the request of a command is over, and its host rests from now on.  ARGV: host, default delay in ms.
local now, host = now_ms(), ARGV[1]
if not due_is_held(FRONTIER, host, 'slot') then return 0 end -- it took longer than its host is held for
local allowed = tonumber(redis.call('HGET', P .. 'pace', host) or '0')
redis.call('HSET', P .. 'pace', host, math.max(allowed, now + frontier_delay(host, ARGV[2])))
due_forget_lease(FRONTIER, host)
frontier_schedule(host)
return 1
