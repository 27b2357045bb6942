-- Takes the host's next slot for one request outside the frontier.  ARGV: host, default delay in ms.
-- Answers the wait in ms until the slot.
local now = now_ms()
local slot = math.max(now, tonumber(redis.call('HGET', P .. 'pace', ARGV[1]) or '0'))
redis.call('HSET', P .. 'pace', ARGV[1], slot + frontier_delay(ARGV[1], ARGV[2]))
if not due_is_leased(FRONTIER, ARGV[1]) then frontier_schedule(ARGV[1]) end
return slot - now
