-- Captures that are longer in a stage than their lane should take, each nudged once a period.
-- ARGV: stage, parking queue, live limit in ms, backfill limit in ms, most to return.
local stage, now = ARGV[1], now_ms()
local inflight = P .. 'inflight:' .. stage
local late = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', inflight, '-inf', now - tonumber(ARGV[3]), 'LIMIT', 0, 1000)) do
  local record = redis.call('HMGET', capture_key(id), 'lane', 'host', 'state')
  local limit = record[1] == 'live' and tonumber(ARGV[3]) or tonumber(ARGV[4])
  local waits = redis.call('ZSCORE', due_key(ARGV[2]), id .. ':' .. stage)
  if not record[3] then
    redis.call('ZREM', inflight, id)
  elseif not waits and tonumber(redis.call('ZSCORE', inflight, id)) < now - limit and #late < tonumber(ARGV[5]) then
    redis.call('ZADD', inflight, now, id)
    if stage ~= 'fetch' then
      late[#late + 1] = id
    elseif not redis.call('ZSCORE', host_key(record[2]), id) then
      frontier_put(record[2], id, now)
      late[#late + 1] = id
    end
  end
end
return late
