-- Takes a dead capture back into flight and removes its letter, unless somebody else replayed or dropped it.
-- ARGV: letter id, capture or '', stage.
if not redis.call('ZSCORE', P .. 'dead', ARGV[1]) then return 0 end
local now = now_ms()
local capture, stage = ARGV[2], ARGV[3]
if capture ~= '' then
  local key = capture_key(capture)
  if redis.call('HGET', key, 'state') ~= 'dead' then return 0 end
  local reason = redis.call('HGET', key, 'reason') or ''
  local buckets = redis.call('HGET', key, 'buckets')
  redis.call('HSET', key, 'state', stage, 'at:' .. stage, now)
  redis.call('HDEL', key, 'reason', 'claims', 'waits', 'next_ms', 'starts:' .. stage, 'starts:suspect', 'tries:' .. stage)
  ledger_count(buckets, 'dead', -1, BUCKET_KEPT_S)
  if reason ~= '' then ledger_count(buckets, 'reason:' .. reason, -1, BUCKET_KEPT_S) end
  ledger_total('replayed', 1)
  ledger_open(capture, stage, buckets, now)
  if stage == 'fetch' then
    local source, host = unpack(redis.call('HMGET', key, 'source', 'host'))
    ledger_waiting(source, 1)
    frontier_put(host, capture, source, now)
  end
end
redis.call('DEL', P .. 'dead:' .. ARGV[1])
redis.call('ZREM', P .. 'dead', ARGV[1])
return 1
