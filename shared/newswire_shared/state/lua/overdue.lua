-- Captures that are longer in a stage than their lane should take, each nudged once a period.
-- ARGV: stage, parking queue, live limit in ms, backfill limit in ms, most to return.
local stage, now = ARGV[1], now_ms()
local inflight = P .. 'inflight:' .. stage
local late = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', inflight, '-inf', now - tonumber(ARGV[3]), 'LIMIT', 0, 1000)) do
  local record = redis.call('HMGET', capture_key(id), 'lane', 'host', 'state', 'source')
  local limit = record[1] == 'live' and tonumber(ARGV[3]) or tonumber(ARGV[4])
  local waits = redis.call('ZSCORE', due_key(ARGV[2]), id .. ':' .. stage)
  if not record[3] then
    redis.call('ZREM', inflight, id)
  elseif not waits and tonumber(redis.call('ZSCORE', inflight, id)) < now - limit and #late < tonumber(ARGV[5]) then
    redis.call('ZADD', inflight, now, id)
    if stage ~= 'fetch' then
      late[#late + 1] = id
    elseif not redis.call('ZSCORE', host_key(record[2]), id) then
      frontier_put(record[2], id, record[4], now)
      late[#late + 1] = id
    end
  end
end
if stage ~= 'fetch' then return late end

-- Fresh ones are in their hosts' lines, by the step that accepted them; one that is not goes back there.
local looks = 1000
for _, bucket in ipairs(redis.call('ZRANGEBYSCORE', P .. 'fresh-buckets', '-inf', now - tonumber(ARGV[3]), 'LIMIT', 0, 100)) do
  local entered = redis.call('ZRANGEBYSCORE', fresh_set(bucket), '-inf', now - tonumber(ARGV[3]), 'WITHSCORES', 'LIMIT', 0, looks)
  for place = 1, #entered, 2 do
    local packed, id = entered[place], unpacked_id(entered[place])
    local fresh = fresh_of(id)
    if not fresh then
      fresh_drop(bucket, packed)
    elseif tonumber(entered[place + 1]) < now - tonumber(fresh.lane == 'live' and ARGV[3] or ARGV[4]) and #late < tonumber(ARGV[5]) then
      redis.call('ZADD', fresh_set(bucket), now, packed)
      if not redis.call('ZSCORE', host_key(fresh.host), packed) then
        frontier_put(fresh.host, packed, fresh.source, now)
        late[#late + 1] = id
      end
    end
  end
  fresh_note_first(bucket)
  looks = looks - #entered / 2
  if looks <= 0 then break end
end
return late
