-- Makes an article known again as index and archive tell of it.  What is known stays, except that the index decides
-- which text it holds.  ARGV: the article as JSON, seconds that a capture's record is kept after its end; what files hold.
-- Answers 1 where it was not known.
local given, kept_ms = cjson.decode(ARGV[1]), tonumber(ARGV[2]) * 1000
local article = given.article_id
local needed = files_needed(ARGV, { article, unpack(given.keys) })
if needed then return needed end
local now = now_ms()
if resolve(article) ~= article then return 0 end -- it was found to be another's, which its own document tells of
local is_new = not is_known(article)
local record = open_article(article)
local seen = tonumber(redis.call('HGET', record, 'first_seen_ms') or nil)
if not seen or given.first_seen_ms < seen then
  redis.call('HSET', record, 'first_seen_ms', string.format('%.0f', given.first_seen_ms), 'first_capture', given.first_capture)
end
redis.call('HSETNX', record, 'url', given.url)
redis.call('HSETNX', record, 'source', given.source)
if redis.call('HGET', record, 'digest_of') ~= given.facts.digest_of then
  for name, value in pairs(given.facts) do redis.call('HSET', record, name, value) end
end
for _, key in ipairs(given.keys) do tie(key, article) end

-- The record of its last capture, by which later looks find the copy: ended, and counted in no bucket.
local last = given.last
local lives_ms = kept_ms - (now - last.fetched_ms)
if lives_ms > 0 and not is_captured(last.capture_id) then
  local at, seen_ms = string.format('%.0f', last.fetched_ms), redis.call('HGET', record, 'first_seen_ms')
  local slot = last.capture_id == capture_of(article, 'first') and 'first' or 'restored'
  redis.call('HSET', capture_key(last.capture_id), 'state', 'indexed', 'article', article, 'url', given.url,
    'source', given.source, 'lane', last.lane, 'slot', slot, 'accepted_ms', at, 'first_seen_ms', seen_ms,
    'at:indexed', at, 'ref:enrich', last.raw_ref, 'ref:index', last.enriched_ref)
  redis.call('EXPIRE', capture_key(last.capture_id), math.ceil(lives_ms / 1000))
  if last.capture_id ~= redis.call('HGET', record, 'first_capture') then
    add_capture(article, last.capture_id, BUCKET_KEPT_S)
  end
end
ledger_shelve(article)
return is_new and 1 or 0
