-- Takes a rejected capture back into flight, at the stage that rejected it.  ARGV: capture, a reason that shall not hold or ''.
-- Answers {field, value, …} of its record, nothing where it is not rejected now.
local now, id = now_ms(), ARGV[1]
local key = capture_key(id)
redis.call('ZREM', P .. 'rejected', id)
if redis.call('HGET', key, 'state') ~= 'rejected' then return {} end
local stage
for _, each in ipairs(STAGES) do
  if redis.call('HEXISTS', key, 'at:' .. each) == 1 then stage = each end
end
local reason, buckets = unpack(redis.call('HMGET', key, 'reason', 'buckets'))
redis.call('PERSIST', key)
redis.call('HSET', key, 'state', stage, 'at:' .. stage, now)
redis.call('HDEL', key, 'at:rejected', 'reason', 'detail', 'though', 'claims', 'waits', 'next_ms', 'at_url', 'hops', 'status', 'bytes',
  'starts:' .. stage, 'starts:suspect', 'tries:' .. stage)
if ARGV[2] ~= '' then redis.call('HSET', key, 'though', ARGV[2]) end
ledger_count(buckets, 'rejected', -1, BUCKET_KEPT_S)
if reason then ledger_count(buckets, 'reason:' .. reason, -1, BUCKET_KEPT_S) end
ledger_total('replayed', 1)
ledger_open(id, stage, buckets, now)
if stage == 'fetch' then
  local source, host = unpack(redis.call('HMGET', key, 'source', 'host'))
  ledger_waiting(source, 1)
  frontier_put(host, id, source, now)
end
return redis.call('HGETALL', key)
