-- Claims the next due address, or the next poll in line: pace and lease in one call.
-- ARGV: lease in ms, default delay in ms.  Answers {host, token, capture, claims, how often its host failed in a row, ms since
-- it did, ms that the address has been in this stage, field, value, …} with the fields of its record, or the like with 'poll:' .. source and no
-- fields, or {wait in ms} (-1 when nothing waits at all).
local PAUSED_LOOK = 1000 -- hosts looked at for polls while fetching is paused: all there are, in most newsrooms
local now, lease_ms = now_ms(), tonumber(ARGV[1])
local paused = redis.call('HEXISTS', P .. 'paused', 'fetch') == 1

local function first_of(key) return redis.call('ZRANGEBYSCORE', key, '-inf', now, 'LIMIT', 0, 1)[1] end

local function due_host()
  if not paused then return due_claim(FRONTIER, 1, lease_ms, now)[1] end
  due_restore_expired(FRONTIER, now)
  for _, host in ipairs(redis.call('ZRANGEBYSCORE', due_key(FRONTIER), '-inf', now, 'LIMIT', 0, PAUSED_LOOK)) do
    if first_of(polls_key(host)) then return due_lease(FRONTIER, host, lease_ms, now) end
  end
end

-- What of a host goes next: a poll after a page and a page after a poll, so that neither waits for all of the other.
local function next_of(host)
  local poll, page = first_of(polls_key(host)), not paused and first_of(host_key(host))
  if poll and page and redis.call('SISMEMBER', P .. 'polled', host) == 1 then poll = nil end
  return poll, page
end

for _ = 1, 20 do
  local claimed = due_host()
  if not claimed then break end
  local host, token = claimed[1], claimed[2]
  local allowed = tonumber(redis.call('HGET', P .. 'pace', host) or '0')
  local poll, page = next_of(host)
  if (poll or page) and allowed <= now then
    redis.call('HSET', P .. 'pace', host, now + frontier_delay(host, ARGV[2]))
    local failures = tonumber(redis.call('HGET', P .. 'failing', host) or '0')
    local failed_at = tonumber(redis.call('HGET', P .. 'failing', 'at ' .. host) or now)
    if poll then
      redis.call('SADD', P .. 'polled', host)
      redis.call('ZADD', polls_key(host), now + lease_ms, poll) -- if it kills its worker, the others go before it
      return { host, token, 'poll:' .. poll, 1, failures, now - failed_at, 0 }
    end
    redis.call('SREM', P .. 'polled', host)
    local is_recorded = redis.call('EXISTS', capture_key(page)) == 1
    local claims = is_recorded and redis.call('HINCRBY', capture_key(page), 'claims', 1) or 1
    local entered = tonumber(redis.call('HGET', capture_key(page), 'at:fetch') or now)
    local answer = { host, token, page, claims, failures, now - failed_at, now - entered }
    for _, word in ipairs(redis.call('HGETALL', capture_key(page))) do answer[#answer + 1] = word end
    return answer
  end
  due_forget_lease(FRONTIER, host)
  frontier_schedule(host)
end
if paused then return { -1 } end
local next_due = first_due(due_key(FRONTIER))
return { next_due and math.max(0, next_due - now) or -1 }
