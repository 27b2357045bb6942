-- Ends a claim, and sets when its host may be asked next: its pace.
-- ARGV: host, token, capture or 'poll:' .. source, default delay in ms, wait of it in ms ('' = it is done),
-- why it waits or '', 1 if the host answered, state to reach or '', fields as JSON, reason, seconds that an ended record
-- is kept, host in whose line it goes on, 1 if a request was made, 1 if the host was slow ('' = nothing is known), ms since
-- the request was over.
local now = now_ms()
local host, token, capture, onward = ARGV[1], ARGV[2], ARGV[3], ARGV[12]
local held = due_is_held(FRONTIER, host, token)
local key, state = capture_key(capture), ''
local poll = string.match(capture, '^poll:(.+)$')
local function line_of(name) return poll and polls_key(name) or host_key(name) end
if poll then redis.call('HDEL', P .. 'polling', poll) end -- an orderly end, early or late
if ARGV[7] == '1' then redis.call('HDEL', P .. 'failing', host, 'at ' .. host, 'since ' .. host) end
if ARGV[14] ~= '' then redis.call(ARGV[14] == '1' and 'SADD' or 'SREM', P .. 'slow', host) end
if ARGV[5] == '' then
  redis.call('ZREM', line_of(host), poll or capture)
elseif held then
  if onward ~= host then redis.call('ZREM', line_of(host), poll or capture) end
  local wait = tonumber(ARGV[5])
  if wait > 0 or poll then
    redis.call('ZADD', line_of(onward), wait > 0 and now + wait or now - HEAD_START, poll or capture)
  else -- in the line where it is it keeps its place
    local slot, source = unpack(redis.call('HMGET', key, 'slot', 'source'))
    redis.call('ZADD', line_of(onward), 'NX', frontier_place(onward, source, slot, now), capture)
  end
end
if ARGV[8] ~= '' then
  state = ledger_advance(capture, ARGV[8], cjson.decode(ARGV[9]), ARGV[10], tonumber(ARGV[11]), now, 'fetch')
elseif held then
  redis.call('HDEL', key, 'claims')
  if not poll and redis.call('EXISTS', key) == 1 then -- where a redirect leads, and the line that it is in
    for field, value in pairs(cjson.decode(ARGV[9])) do redis.call('HSET', key, field, value) end
    if onward ~= host then redis.call('HSET', key, 'host', onward) end
  end
elseif tonumber(redis.call('HGET', key, 'claims') or '0') > 0 then
  redis.call('HINCRBY', key, 'claims', -1) -- late, and in order: only this claim is taken back
end
if held then
  local reserved = tonumber(redis.call('HGET', P .. 'pace', host) or '0')
  local rested = math.max(reserved, now - tonumber(ARGV[15]) + frontier_delay(host, ARGV[4]))
  if ARGV[13] ~= '1' then rested = now end -- nothing was asked of it, so its turn is free
  redis.call('HSET', P .. 'pace', host, rested)
  if ARGV[6] == '' then
    redis.call('HDEL', key, 'waits', 'next_ms')
  elseif redis.call('EXISTS', key) == 1 then
    redis.call('HSET', key, 'waits', ARGV[6], 'next_ms', math.max(rested, now + tonumber(ARGV[5])))
  end
  due_forget_lease(FRONTIER, host)
  frontier_schedule(host)
  if onward ~= host and not due_is_leased(FRONTIER, onward) then frontier_schedule(onward) end
end
return state
