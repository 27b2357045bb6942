-- A host fails: it rests, longer each time in a row, and at least as long as it asked for.
-- ARGV: host, 1 if it calls itself busy, ms that it asked for, first rest in ms, longest rest in ms.
-- Answers how often it failed in a row.
local FORGIVEN = 2 -- other failures in a row that may be those of single pages; from the next on it is the host
local now, host = now_ms(), ARGV[1]
local failures = redis.call('HINCRBY', P .. 'failing', host, 1)
redis.call('HSET', P .. 'failing', 'at ' .. host, now)
redis.call('HSETNX', P .. 'failing', 'since ' .. host, now)
local step = ARGV[2] == '1' and failures or failures - FORGIVEN
local rest = step > 0 and math.min(tonumber(ARGV[5]), tonumber(ARGV[4]) * 2 ^ math.min(step - 1, 30)) or 0
local allowed = tonumber(redis.call('HGET', P .. 'pace', host) or '0')
redis.call('HSET', P .. 'pace', host, math.max(allowed, math.floor(now + math.max(rest, tonumber(ARGV[3])))))
if not due_is_leased(FRONTIER, host) then frontier_schedule(host) end
return failures
