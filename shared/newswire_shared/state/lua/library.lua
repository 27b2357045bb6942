-- Functions that every script shares, after those of the records.
local IN_FLIGHT = { fetch = 1, enrich = 2, index = 3 }

-- Why a stage is paused, '' if it is not; a pause whose time is up ends here.
local function pause_of(stage)
  local why = redis.call('HGET', P .. 'paused', stage)
  local ends = why and redis.call('HGET', P .. 'pause-ends', stage)
  if not ends or now_ms() < tonumber(ends) then return why or '' end
  redis.call('HDEL', P .. 'paused', stage)
  redis.call('HDEL', P .. 'pause-ends', stage)
  return ''
end

local function each_line(text, visit)
  for line in string.gmatch(text or '', '[^\n]+') do visit(line) end
end

-- Follows aliases to the article that survives.
local LONGEST_ROW = 64 -- ties: articles that a new scheme of identity finds to be one may be dozens; more mean a circle
local function onward(key) return redis.call('GET', P .. 'alias:' .. key) or filed_alias(key) end
local function resolve(key)
  for _ = 1, LONGEST_ROW do
    local next_key = onward(key)
    if not next_key then return key end
    key = next_key
  end
  return key
end

-- Takes what a call was given of the registry's files: its last two arguments are their version and the rows of ids, each
-- 16 bytes, the size in 4, and the row.  Answers what the call needs besides, before it does anything: the version that
-- there is and ids to look up; nothing where it may go on with `keys`.
local function files_needed(arguments, keys)
  local version, rows, place, needed = tonumber(arguments[#arguments - 1]), arguments[#arguments], 1, {}
  while place <= #rows do
    local size = struct.unpack('>I4', rows, place + 16)
    FILED[unpacked_id(string.sub(rows, place, place + 15))] = size > 0 and string.sub(rows, place + 20, place + 19 + size)
    place = place + 20 + size
  end
  local written = tonumber(redis.call('HGET', P .. 'registry-files', 'version') or '0')
  if version < written then return { 'look up', written } end
  -- Redis was lost, or is an older copy: what it was told of the files is told again, by whoever sees them, to all
  if version > written then redis.call('HSET', P .. 'registry-files', 'version', version) end
  if version == 0 then return nil end
  for _, key in ipairs(keys) do
    local last = resolve(key)
    if is_id(last) and FILED[last] == nil then needed[#needed + 1] = last end
  end
  return #needed > 0 and { 'look up', written, unpack(needed) } or nil
end

-- Another address leads to an article.  Until a file has that, it is noted that none has.
local function set_alias(key, article)
  redis.call('SET', P .. 'alias:' .. key, article)
  redis.call('SADD', P .. 'ties', key)
end

local SCHEME = '2' -- of identity, by which the keys are made that are asked for

-- Follows a key, and where it is unknown the one that the scheme before gave the same address.  A tie that the web gave
-- moves on to the new key.  An article itself answers to its earlier key only until the registry is brought up: then
-- what its address does not lead to by the new rules is another article.
local function resolve_either(key, earlier)
  local article = resolve(key)
  if (earlier or '') == '' or article ~= key or is_known(key) then return article end
  local known = resolve(earlier)
  if known ~= earlier then
    set_alias(key, known)
    return known
  end
  local is_brought_up = redis.call('HGET', P .. 'registry', 'scheme') == SCHEME
  return (is_brought_up or not is_known(known)) and key or known
end

-- What is known of the take-down of an article; nothing where there is none, or it was undone.
local function take_down_of(article)
  local text = redis.call('HGET', P .. 'taken-down', article)
  local found = text and cjson.decode(text)
  return found and not found.undone and found or nil
end

-- Keeps an article away by the take-down of another that turned out to be the same.
local function share_take_down(gone, article, others)
  local known = redis.call('HGET', P .. 'taken-down', article)
  local shared, revision = cjson.decode(cjson.encode(gone)), known and cjson.decode(known).revision or 0
  shared.article_id, shared.revision = article, math.max(gone.revision + 1, revision + 1, now_ms())
  for _, key in ipairs(others) do
    if key ~= article and not string.find(shared.keys, key, 1, true) then shared.keys = shared.keys .. ' ' .. key end
  end
  redis.call('HSET', P .. 'taken-down', article, cjson.encode(shared))
end

-- What was taken down stays away whichever address leads to it: the article that survives a tie takes it over, and so do
-- all that it took in, which the index, or a message under way, may have under their own ids.
local function take_down_too(gone, article, other, key)
  for id in string.gmatch(as_table(article_facts(article)).was or '', '%S+') do
    if not take_down_of(id) then share_take_down(gone, id, { article, key }) end
  end
  local mine = take_down_of(article)
  if mine and string.find(mine.keys, other, 1, true) and (key == article or string.find(mine.keys, key, 1, true)) then return end
  share_take_down(mine or gone, article, { other, key })
  redis.call('HSET', open_article(article), 'taken_down', '1')
end

-- Remembers what an article that survives a tie took in: it may be in the index under its own id.
local function note_merged(article, other)
  local before, theirs = as_table(article_facts(article)).was, as_table(article_facts(other)).was
  local was = (before or '') .. ' ' .. other .. ' ' .. (theirs or '')
  local rests = not is_open(article) and not is_fresh(capture_of(article, 'first'))
  redis.call('HSET', open_article(article), 'was', string.match(was, '^%s*(.-)%s*$'))
  if rests and redis.call('HGET', P .. 'registry', 'scheme') == SCHEME then shelve(article) end
end

-- Makes two keys one article, and answers the one that survives: the one known first.
local function tie(key, article, earlier)
  local other, mine = resolve_either(key, earlier), resolve(article)
  if other == mine then return mine end
  local other_seen, mine_seen = first_seen(other), first_seen(mine)
  if other_seen and (not mine_seen or other_seen < mine_seen) then other, mine, other_seen = mine, other, mine_seen end
  set_alias(other, mine)
  if key ~= mine then set_alias(key, mine) end -- the key that is asked for stays one step away
  if other_seen then note_merged(mine, other) end
  local gone = take_down_of(mine) or take_down_of(other)
  if gone then take_down_too(gone, mine, other, key) end
  return mine
end

-- The due queue: members by due time, claimed under a lease that a token proves.

local function due_key(queue) return P .. 'due:' .. queue end

local function due_forget_lease(queue, member)
  redis.call('ZREM', due_key(queue) .. ':leased', member)
  redis.call('HDEL', due_key(queue) .. ':tokens', member)
end

local function due_put(queue, member, due)
  due_forget_lease(queue, member)
  redis.call('ZADD', due_key(queue), due, member)
end

local function due_restore_expired(queue, now)
  local leased = due_key(queue) .. ':leased'
  -- a hundred a call, so that no call is long; the next one goes on
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', leased, '-inf', now, 'LIMIT', 0, 100)) do
    due_put(queue, member, now)
  end
end

local function due_lease(queue, member, lease_ms, now)
  local token = tostring(redis.call('INCR', due_key(queue) .. ':token'))
  redis.call('ZREM', due_key(queue), member)
  redis.call('ZADD', due_key(queue) .. ':leased', now + lease_ms, member)
  redis.call('HSET', due_key(queue) .. ':tokens', member, token)
  return { member, token }
end

local function due_claim(queue, limit, lease_ms, now)
  due_restore_expired(queue, now)
  local claimed = {}
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', due_key(queue), '-inf', now, 'LIMIT', 0, limit)) do
    claimed[#claimed + 1] = due_lease(queue, member, lease_ms, now)
  end
  return claimed
end

local function due_is_held(queue, member, token)
  return redis.call('HGET', due_key(queue) .. ':tokens', member) == token
end

local function due_is_leased(queue, member)
  return redis.call('ZSCORE', due_key(queue) .. ':leased', member) and true or false
end

-- The ledger: a record a capture, a set a stage, counters and an open set a bucket.

local function ledger_open(id, stage, buckets, now)
  redis.call('ZADD', P .. 'inflight:' .. stage, now, id)
  each_line(buckets, function(name) redis.call('SADD', bucket_key(name) .. ':open', id) end)
end

-- How many addresses of a source are to be fetched.
local function ledger_waiting(source, by)
  if source and redis.call('HINCRBY', P .. 'waiting', source, by) <= 0 then redis.call('HDEL', P .. 'waiting', source) end
end

-- Sums over all buckets since the state began, for counters that never fall.
local function ledger_total(field, by) redis.call('HINCRBY', P .. 'totals', field, by) end

local function ledger_count(buckets, field, by, keep_s)
  if by > 0 then ledger_total(field, by) end
  each_line(buckets, function(name)
    redis.call('HINCRBY', bucket_key(name), field, by)
    redis.call('EXPIRE', bucket_key(name), keep_s)
  end)
end

local function ledger_close(id, buckets, state, reason, keep_s)
  each_line(buckets, function(name) redis.call('SREM', bucket_key(name) .. ':open', id) end)
  ledger_count(buckets, state, 1, keep_s)
  if reason and reason ~= '' then ledger_count(buckets, 'reason:' .. reason, 1, keep_s) end
end

-- How many captures left a stage well, or died in it, within this minute.
local function ledger_rate(stage, field, now)
  local key = P .. 'rate:' .. stage .. ':' .. math.floor(now / 60000)
  redis.call('HINCRBY', key, field, 1)
  redis.call('EXPIRE', key, 180) -- this minute is judged, and nothing later reads it
  return key
end

local BUCKET_KEPT_S = 30 * 86400 -- a month of accounts by hour, for whoever asks what a source brought

-- Whether a capture in this state is past a stage ('' for none): what that stage says of it comes too late.
local function ledger_is_past(state, stage)
  return not IN_FLIGHT[state] or (IN_FLIGHT[stage] and IN_FLIGHT[state] > IN_FLIGHT[stage])
end

-- Notes on the article that a look at it failed for good, so that it may be offered again, or that one did not.
local function ledger_note_failure(article, reason, to, now)
  article = resolve(article)
  if reason == 'http error' then
    redis.call('HSET', open_article(article), 'failed_ms', now)
  elseif to ~= 'dead' then
    local url, failed = unpack(redis.call('HMGET', article_key(article), 'url', 'failed_ms'))
    if not url then
      local known = as_table(article_facts(article))
      url, failed = known.url, known.failed_ms -- without an address a file may know more
    end
    if not url or (failed and failed ~= '') then forget_fact(article, 'failed_ms') end
  end
end

-- Whether a look at an article is under way; its only one is at its end.
local function is_in_flight(article)
  if redis.call('EXISTS', P .. 'captures:' .. article) == 0 then return false end
  for _, id in ipairs(captures_of(article)) do
    if IN_FLIGHT[redis.call('HGET', capture_key(id), 'state') or ''] then return true end
  end
  return false
end

-- Only once every key leads to its article: until then the registry is walked over, and what moves could be missed.
local function ledger_shelve(article)
  if redis.call('HGET', P .. 'registry', 'scheme') ~= SCHEME then return end
  if not is_in_flight(article) then shelve(article) end
  if resolve(article) ~= article and not is_in_flight(resolve(article)) then shelve(resolve(article)) end
end

-- How often something took so long: by the first of these bounds (ms) that it is not above, and the sum of all.
local BOUNDS_MS = { 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000, 120000, 300000, 900000, 3600000, 21600000 }
local function ledger_observe(name, ms)
  local bound = 'more'
  for _, each in ipairs(BOUNDS_MS) do
    if ms <= each then
      bound = string.format('%.0f', each)
      break
    end
  end
  redis.call('HINCRBY', P .. 'histograms', name .. ' ' .. bound, 1)
  redis.call('HINCRBY', P .. 'histograms', name .. ' sum', math.max(0, ms))
end

-- How long it took from an article's first sight until it was indexed: of its first look, and of one after failures.
local function ledger_observe_freshness(key, now)
  local lane, slot, seen, accepted = unpack(redis.call('HMGET', key, 'lane', 'slot', 'first_seen_ms', 'accepted_ms'))
  local is_first = seen and (seen == accepted or string.find(slot or '', '^again%-'))
  if is_first then ledger_observe('fresh:' .. (lane == 'live' and 'live' or 'backfill'), now - tonumber(seen)) end
end

-- Counts by source what became of captures; `outcomes` has the sources by how much that was.
local function ledger_count_outcome(source, to)
  redis.call('ZINCRBY', P .. 'outcomes', 1, source)
  redis.call('HINCRBY', P .. 'outcomes:' .. source, to, 1)
end

-- Counts the stages that a move leaves: where the capture stands, and those after it up to the one that says so.  An index
-- worker may end a capture before the enrich worker that sent it could say so; the time is then that of the first alone.
local STAGES = { 'fetch', 'enrich', 'index' }
local function ledger_count_stages(since, state, by, now)
  for place = IN_FLIGHT[state], math.max(IN_FLIGHT[state], IN_FLIGHT[by] or 0) do
    ledger_total('count:' .. STAGES[place], 1)
  end
  ledger_observe('stage:' .. state, now - tonumber(since or now))
end

-- Lists what was rejected: the last 50,000 of which a record is kept.
local function ledger_list_rejected(id, now, kept_s)
  redis.call('ZADD', P .. 'rejected', now, id)
  redis.call('ZREMRANGEBYSCORE', P .. 'rejected', '-inf', now - kept_s * 1000)
  redis.call('ZREMRANGEBYRANK', P .. 'rejected', 0, -50001)
end

-- Moves a capture forward; a move onward that is behind where it stands only fills in what is missing.
local function ledger_advance(id, to, fields, reason, record_kept_s, now, by)
  local key, state = capture_key(id), capture_state(id)
  if not state then return 'unknown' end
  local behind = ledger_is_past(state, by) or (IN_FLIGHT[to] and IN_FLIGHT[to] <= IN_FLIGHT[state])
  if behind then
    for field, value in pairs(IN_FLIGHT[to] and fields or {}) do redis.call('HSETNX', key, field, value) end
    return state
  end
  local told = { 'state', to, 'at:' .. to, now }
  if not IN_FLIGHT[to] and reason ~= '' then fields.reason = reason end
  for field, value in pairs(fields) do
    told[#told + 1] = field
    told[#told + 1] = value
  end
  redis.call('HSET', key, unpack(told))
  local source, article, buckets, since = unpack(redis.call('HMGET', key, 'source', 'article', 'buckets', 'at:' .. state))
  ledger_count_stages(since, state, by, now)
  redis.call('HDEL', key, 'starts:' .. state, 'tries:' .. state, 'claims', 'waits', 'next_ms')
  redis.call('ZREM', P .. 'inflight:' .. state, id)
  if state == 'fetch' then
    ledger_waiting(source, -1)
    ledger_note_failure(article, reason, to, now)
  end
  if IN_FLIGHT[to] then
    redis.call('ZADD', P .. 'inflight:' .. to, now, id)
  else
    ledger_close(id, buckets, to, reason, BUCKET_KEPT_S)
    ledger_count_outcome(source or '', to)
    if to == 'indexed' then ledger_observe_freshness(key, now) end
    if to == 'rejected' then ledger_list_rejected(id, now, record_kept_s) end
    if to ~= 'dead' then
      redis.call('EXPIRE', key, record_kept_s)
      ledger_shelve(article)
    end
  end
  if to ~= 'dead' then ledger_rate(state, 'passed', now) end
  return to
end

-- The frontier: two lines of hosts by due time, that of the slow ones apart, with leases of their own; each host's
-- addresses lie in a sorted set of their own, and so do the sources whose polls are in line there.

local FRONTIER = 'frontier'
local function polls_key(host) return P .. 'polls:' .. host end
local function frontier_line(is_slow) return due_key(is_slow and 'frontier-slow' or FRONTIER) end

local function first_due(key) return tonumber(redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')[2]) end

local function frontier_delay(host, default)
  return math.max(tonumber(redis.call('HGET', P .. 'delay', host) or '0'), tonumber(default))
end

-- Tells a loop that waits.  Four that wait are told, as many as a process has; others look within a second.
local ARRIVALS = 4
local function frontier_tell()
  if redis.call('LPUSH', P .. 'arrivals', 1) > ARRIVALS then redis.call('LTRIM', P .. 'arrivals', 0, ARRIVALS - 1) end
end

local function frontier_schedule(host)
  local page, poll = first_due(host_key(host)), first_due(polls_key(host))
  local is_slow = redis.call('SISMEMBER', P .. 'slow', host) == 1
  redis.call('ZREM', frontier_line(not is_slow), host)
  if not page and not poll then
    redis.call('ZREM', frontier_line(is_slow), host)
    return
  end
  local allowed, line, now = tonumber(redis.call('HGET', P .. 'pace', host) or '0'), frontier_line(is_slow), now_ms()
  local due = math.max(math.min(page or poll, poll or page), allowed)
  -- Places within its line may lie before the time at which they were taken; a host is due from then on.
  if due < now then due = math.min(tonumber(redis.call('ZSCORE', line, host) or now), now) end
  redis.call('ZADD', line, due, host)
  if due <= now then frontier_tell() end
end

-- Where in the line of its host stands what may be asked for at once: a poll or a first look as if it had waited for an
-- hour, so that looks again let it pass for as long, and no longer.  A first look stands as far behind the first in line as
-- addresses of its own source wait, or as its rank among what one look brought: what a feed or sitemap brings now is not
-- behind the ten thousand of the first look at a sitemap, but takes turns with them (start-time fair queueing, Goyal, Vin
-- and Cheng 1996, in which every address costs a millisecond).
local HEAD_START = 3600000
local function frontier_head(host, now) return math.min(first_due(host_key(host)) or now, now - HEAD_START) end
local function frontier_place(host, source, slot, now, rank)
  if slot and (string.find(slot, '^recheck%-') or string.find(slot, '^edit%-')) then return now end
  local own = tonumber(redis.call('HGET', P .. 'waiting', source or '') or '0')
  if rank and rank > 0 then own = math.min(own, rank) end
  return frontier_head(host, now) + math.min(own, redis.call('ZCARD', host_key(host)))
end

local function frontier_put(host, capture, source, now, rank)
  local slot = redis.call('HGET', capture_key(capture), 'slot')
  redis.call('ZADD', host_key(host), frontier_place(host, source, slot, now, rank), capture)
  if not due_is_leased(FRONTIER, host) then frontier_schedule(host) end
end

local function frontier_lease(host, lease_ms, now)
  redis.call('ZREM', frontier_line(true), host)
  return due_lease(FRONTIER, host, lease_ms, now)[2]
end

-- The hosts of killed loops go back into their lines; a hundred a call, so that no call is long.
local function frontier_restore_expired(now)
  local leased = due_key(FRONTIER) .. ':leased'
  for _, host in ipairs(redis.call('ZRANGEBYSCORE', leased, '-inf', now, 'LIMIT', 0, 100)) do
    due_forget_lease(FRONTIER, host)
    frontier_schedule(host)
  end
end
