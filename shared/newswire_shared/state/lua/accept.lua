-- Dedupes, mints the capture, queues and counts it, in one call.  ARGV: the offer as JSON; what files hold.
local offer = cjson.decode(ARGV[1])
local needed = files_needed(ARGV, { offer.key, offer.earlier_key })
if needed then return needed end
local now = now_ms()
local article = resolve_either(offer.key, offer.earlier_key)
local known = as_table(article_facts(article))
if (known.taken_down or '') ~= '' then return { 'taken down', article, '', 0 } end

-- A person who names an address that waits has it asked for next; the pace of its host holds all the same.
local function hasten()
  local latest = captures_of(article)[1]
  local fresh = latest and fresh_of(latest)
  local host = fresh and fresh.host or latest and redis.call('HGET', capture_key(latest), 'host')
  local member = fresh and packed_id(latest) or latest
  if not host or not redis.call('ZSCORE', host_key(host), member) then return end
  redis.call('ZADD', host_key(host), frontier_head(host, now), member)
  redis.call('HDEL', capture_key(latest), 'next_ms')
  if not due_is_leased(FRONTIER, host) then frontier_schedule(host) end
end

local is_listed = offer.slot == 'first' and offer.run == '' and offer.stage == 'fetch'
local waiting = is_listed and tonumber(redis.call('HGET', P .. 'waiting', offer.source) or '0') or 0

-- What failed is no word against another source that lists it later: who lists addresses that are not there yet would
-- keep the articles of others out for as long as a failure is remembered.
local asked_by = '\n' .. (known.source or '') .. (known.again_for or '') .. '\n'
local is_anothers = offer.run == '' and #asked_by < offer.most_again_for
  and not string.find(asked_by, '\n' .. offer.source .. '\n', 1, true)

if offer.slot == 'first' and next(known) then
  local is_named, failed = offer.run ~= '', tonumber(known.failed_ms or nil)
  if not failed or (not is_named and not is_anothers and now - failed < offer.again_after_ms) then
    if is_named then hasten() end
    return { 'known', article, known.first_capture or '', 0 }
  end
  if waiting >= offer.most_waiting then return { 'full', article, '', 0 } end
  forget_fact(article, 'failed_ms') -- the same offer once more finds it known
  if is_anothers then
    redis.call('HSET', article_key(article), 'again_for', (known.again_for or '') .. '\n' .. offer.source)
  end
  offer.slot = 'again-' .. redis.call('HINCRBY', article_key(article), 'agains', 1)
end
if waiting >= offer.most_waiting then return { 'full', article, '', 0 } end
local capture = capture_of(article, offer.slot)
if is_captured(capture) then return { 'known', article, capture, 0 } end

local bucket = hour_bucket(offer.source, now)
local buckets = offer.run == '' and bucket or bucket .. '\nrun/' .. offer.run
ledger_count(buckets, 'accepted', 1, BUCKET_KEPT_S)
redis.call('ZADD', P .. 'buckets', now, bucket)
redis.call('ZREMRANGEBYSCORE', P .. 'buckets', '-inf', now - BUCKET_KEPT_S * 1000)
if is_listed and not next(known) and fresh_put(capture, article, now, offer) then
  ledger_waiting(offer.source, 1)
  frontier_put(offer.host, packed_id(capture), offer.source, now, offer.rank)
  return { 'accepted', article, capture, now }
end

local record = open_article(article)
if redis.call('HSETNX', record, 'first_seen_ms', now) == 1 then
  redis.call('HSET', record, 'url', offer.url, 'source', offer.source, 'first_capture', capture)
end
redis.call('HSET', capture_key(capture), 'state', offer.stage, 'article', article, 'url', offer.url,
  'source', offer.source, 'lane', offer.lane, 'slot', offer.slot, 'host', offer.host, 'buckets', buckets,
  'accepted_ms', now, 'at:' .. offer.stage, now, 'first_seen_ms', redis.call('HGET', record, 'first_seen_ms'))
for field, value in pairs(offer.fields) do redis.call('HSET', capture_key(capture), field, value) end
local home = known.home or ''
if home ~= '' then redis.call('HSET', capture_key(capture), 'home', home) end
add_capture(article, capture, BUCKET_KEPT_S)
ledger_open(capture, offer.stage, buckets, now)
if offer.stage == 'fetch' then
  ledger_waiting(offer.source, 1)
  frontier_put(offer.host, capture, offer.source, now, offer.rank)
end
return { 'accepted', article, capture, now, home }
