-- Logs an attempt, and ends a delivery or makes it due again, in one step.
-- ARGV: member, token, JSON of the attempt, ms until the next one or -1, "1" if it was delivered, the delivery as JSON
-- for the next attempt, attempts that a log keeps.
local QUEUE, member, again_ms = 'alerts', ARGV[1], tonumber(ARGV[4])
if not due_is_held(QUEUE, member, ARGV[2]) then return 0 end
due_forget_lease(QUEUE, member)
local now, payloads = now_ms(), due_key(QUEUE) .. ':payload'
local attempt = cjson.decode(ARGV[3])
local base = P .. 'alert:' .. string.match(member, '^[^:]+')
if again_ms >= 0 then
  redis.call('ZADD', due_key(QUEUE), now + again_ms, member)
  redis.call('HSET', payloads, member, ARGV[6])
else
  redis.call('HDEL', payloads, member)
  redis.call('SREM', base .. ':waiting', member)
  local digest = string.match(member, '^[^:]+:mail::(.+)$')
  if digest then redis.call('DEL', base .. ':digest:' .. digest) end
end
if redis.call('HEXISTS', P .. 'alerts', string.match(member, '^[^:]+')) == 0 then return 1 end
redis.call('LPUSH', base .. ':log', string.format('%.0f', now) .. ' ' .. ARGV[3])
redis.call('LTRIM', base .. ':log', 0, tonumber(ARGV[7]) - 1)
local health = base .. ':health'
if ARGV[5] == '1' then
  redis.call('HDEL', health, 'failures', 'failing_since_ms')
  redis.call('HINCRBY', health, 'delivered', 1)
  redis.call('HSET', health, 'delivered_ms', string.format('%.0f', now))
elseif attempt.outcome ~= 'dropped' then
  redis.call('HINCRBY', health, 'failures', 1)
  redis.call('HSETNX', health, 'failing_since_ms', string.format('%.0f', now))
  if attempt.outcome == 'given up' then redis.call('HINCRBY', health, 'given_up', 1) end
end
return 1
