-- Whether all that is in flight of a bucket waits for a later try.  ARGV: bucket.
-- Answers {address, why or '', ms until its next try, …}, and nothing while anything moves.
local now, waiting = now_ms(), {}
local open = redis.call('SMEMBERS', bucket_key(ARGV[1]) .. ':open')
for _, packed in ipairs(redis.call('ZRANGE', fresh_set(ARGV[1]), 0, -1)) do open[#open + 1] = packed end
for _, id in ipairs(open) do
  local fresh = #id == 16 and fresh_of(unpacked_id(id))
  local record = fresh and { 'fetch', fresh.host, fresh.url }
    or redis.call('HMGET', capture_key(id), 'state', 'host', 'url', 'waits')
  local due = record[1] == 'fetch' and redis.call('ZSCORE', host_key(record[2]), id)
  if not due or due_is_leased(FRONTIER, record[2]) then return {} end
  local allowed = tonumber(redis.call('HGET', P .. 'pace', record[2]) or '0')
  local wait = math.max(tonumber(due), allowed) - now
  if wait <= 0 then return {} end
  waiting[#waiting + 1] = record[3]
  waiting[#waiting + 1] = record[4] or ''
  waiting[#waiting + 1] = wait
end
return waiting
