-- Claims the next due addresses and polls in line, at most one of a host: pace and lease in one call.
-- ARGV: lease in ms, default delay in ms, most claims, most of them at slow hosts.
-- Answers a list of claims, each {host, token, capture, claims, how often its host failed in a row, ms since it did, ms since
-- the first of these failures, ms that the address has been in this stage, 1 if the host is slow, field, value, …} with
-- the fields of its record, or the like with 'poll:' .. source and no fields; or {wait in ms} (-1 when nothing waits).
local PAUSED_LOOK = 1000 -- hosts looked at for polls while fetching is paused: all there are, in most newsrooms
local SCANNED = 20 -- hosts whose line has changed meanwhile, before the call ends: none, in most calls
local now, lease_ms, most, most_slow = now_ms(), tonumber(ARGV[1]), tonumber(ARGV[3]), tonumber(ARGV[4])
local paused = redis.call('HEXISTS', P .. 'paused', 'fetch') == 1
local claims = {}

local SUSPECT = 2 -- claims without an orderly end: a third counts against an address, so nobody else's fault may be in it
local SUSPECT_WAIT = 1000 -- ms until a host is looked at again whose suspect waits for another: most end within seconds

-- Whether an address waits because it may kill its worker, and another such one is asked for just now.  What was under way
-- beside a killer comes back at the same time as it, and would be killed with it until it counts as one too.
local function waits_as_suspect(page, host)
  if tonumber(redis.call('HGET', capture_key(page), 'claims') or '0') < SUSPECT then return false end
  local other = redis.call('GET', P .. 'suspect')
  if other and other ~= host and due_is_leased(FRONTIER, other) then return true end
  redis.call('SET', P .. 'suspect', host)
  return false
end

local function first_of(key) return redis.call('ZRANGEBYSCORE', key, '-inf', now, 'LIMIT', 0, 1)[1] end

-- What of a host goes next: a poll after a page and a page after a poll, so that neither waits for all of the other.
local function next_of(host)
  local poll, page = first_of(polls_key(host)), not paused and first_of(host_key(host))
  if poll and page and redis.call('SISMEMBER', P .. 'polled', host) == 1 then poll = nil end
  return poll, page
end

local function claim_at(host, is_slow)
  if due_is_leased(FRONTIER, host) then -- a worker of the release before knows one line only
    redis.call('ZREM', frontier_line(is_slow == 1), host)
    return
  end
  local poll, page = next_of(host)
  local allowed = tonumber(redis.call('HGET', P .. 'pace', host) or '0')
  if not (poll or page) or allowed > now then return frontier_schedule(host) end
  if not poll and waits_as_suspect(page, host) then
    redis.call('ZADD', frontier_line(is_slow == 1), now + SUSPECT_WAIT, host)
    return
  end
  local token = frontier_lease(host, lease_ms, now)
  redis.call('HSET', P .. 'pace', host, now + frontier_delay(host, ARGV[2]))
  local failures = tonumber(redis.call('HGET', P .. 'failing', host) or '0')
  local failed_at = tonumber(redis.call('HGET', P .. 'failing', 'at ' .. host) or now)
  local failing_since = tonumber(redis.call('HGET', P .. 'failing', 'since ' .. host) or now)
  if poll then
    redis.call('SADD', P .. 'polled', host)
    redis.call('ZADD', polls_key(host), now + lease_ms, poll) -- if it kills its worker, the others go before it
    local begun = redis.call('HINCRBY', P .. 'polling', poll, 1)
    claims[#claims + 1] = { host, token, 'poll:' .. poll, begun, failures, now - failed_at, now - failing_since, 0, is_slow }
    return
  end
  redis.call('SREM', P .. 'polled', host)
  page = line_unfolded(host, page)
  local is_recorded = redis.call('EXISTS', capture_key(page)) == 1
  local claimed = is_recorded and redis.call('HINCRBY', capture_key(page), 'claims', 1) or 1
  local entered = tonumber(redis.call('HGET', capture_key(page), 'at:fetch') or now)
  local answer = { host, token, page, claimed, failures, now - failed_at, now - failing_since, now - entered, is_slow }
  for _, word in ipairs(redis.call('HGETALL', capture_key(page))) do answer[#answer + 1] = word end
  claims[#claims + 1] = answer
end

local function claim_of(line, room, is_slow)
  local look = paused and PAUSED_LOOK or room + SCANNED
  for _, host in ipairs(redis.call('ZRANGEBYSCORE', line, '-inf', now, 'LIMIT', 0, look)) do
    if room <= 0 then return end
    local before = #claims
    claim_at(host, is_slow)
    room = room - (#claims - before)
  end
end

-- Hosts of which nothing waits, and whose robots.txt is forgotten, are forgotten a day after their last request: a feed that
-- names hosts without end would fill the state with them.  A call looks at one by chance, and at another as long as it finds
-- such a one: where every other host is one, they go as quickly as others come.
local IDLE = 86400000
local FORGOTTEN = 20 -- most a call, so that none is long
local function is_idle(host)
  if tonumber(redis.call('HGET', P .. 'pace', host)) > now - IDLE or due_is_leased(FRONTIER, host) then return false end
  local origin = P .. 'robots-copy:%s://%s'
  local keys = { host_key(host), polls_key(host) }
  for _, scheme in ipairs({ 'http', 'https' }) do
    keys[#keys + 1] = string.format(origin, scheme, host)
    keys[#keys + 1] = string.format(origin, scheme, string.match(host, '^(.*):%d+$') or host) -- its port is the usual one
  end
  return redis.call('EXISTS', unpack(keys)) == 0
end

local function forget_idle()
  for _ = 1, FORGOTTEN do
    local host = redis.call('HRANDFIELD', P .. 'pace')
    if not host or not is_idle(host) then return end
    redis.call('HDEL', P .. 'pace', host)
    redis.call('HDEL', P .. 'delay', host)
    redis.call('HDEL', P .. 'failing', host, 'at ' .. host, 'since ' .. host)
    redis.call('SREM', P .. 'slow', host)
    redis.call('SREM', P .. 'polled', host)
  end
end

frontier_restore_expired(now)
claim_of(frontier_line(true), math.min(most, most_slow), 1)
claim_of(frontier_line(false), most - #claims, 0)
if #claims > 0 then
  forget_idle()
  return claims
end
if paused then return { -1 } end
local quick, slow = first_due(frontier_line(false)), most_slow > 0 and first_due(frontier_line(true))
local next_due = quick and slow and math.min(quick, slow) or quick or slow
return { next_due and math.max(0, next_due - now) or -1 }
