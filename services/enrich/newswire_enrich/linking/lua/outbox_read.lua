-- What changed and may be told: what rested for a while, the oldest first; now and then also what never rests.
-- Who is answered holds a lease until it is done or the lease ends; others are answered nothing.
-- ARGV: ms of rest, ms between looks at what never rests, most entries, ms of the lease.
-- Answers the lease's token, then for each entry: what, since when, id ('' where it is forgotten), version.
local rest, round, most, lease_ms = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
local now = now_ms()
local lease, swept = L .. 'outbox:lease', L .. 'outbox:swept'
if redis.call('EXISTS', lease) == 1 then return {} end
local until_ms, before = now - rest, tonumber(redis.call('GET', swept) or now)
if now - before >= round then until_ms = now end
if until_ms == now or before == now then redis.call('SET', swept, string.format('%d', now)) end

local found = redis.call('ZRANGEBYSCORE', L .. 'outbox', '-inf', until_ms, 'WITHSCORES', 'LIMIT', 0, most)
if #found == 0 then return {} end
local token = string.format('%d', redis.call('INCR', L .. 'outbox:token'))
redis.call('SET', lease, token, 'PX', lease_ms)
local answer = { token }
for place = 1, #found, 2 do
  local what, since = found[place], found[place + 1]
  local kind, n = string.match(what, '^(%l+) (%d+)$')
  local record, id, version = kind and link_record(n), '', since
  if kind == 'story' then
    id = link_story_id(n)
    version = redis.call('HGET', L .. 's:' .. n, 'version') or since
  elseif record then
    id = link_id(record)
  end
  -- earlier than whatever comes from now on: who told of it would forget a change of the same millisecond with it
  local told = string.format('%d', tonumber(since) - 1)
  redis.call('ZADD', L .. 'outbox', told, what)
  answer[#answer + 1] = { what, told, id, version }
end
return answer
