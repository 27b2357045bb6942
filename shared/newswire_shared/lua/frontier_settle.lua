-- Ends a claim.  ARGV: host, token, capture or 'poll:' .. source, default delay in ms, wait of it in ms ('' = it is done),
-- wait of the whole host in ms, state to reach or '', fields as JSON, reason, seconds that an ended record is kept.
local now = now_ms()
local host, token, capture = ARGV[1], ARGV[2], ARGV[3]
local held = due_is_held(FRONTIER, host, token)
local state = ''
local poll = string.match(capture, '^poll:(.+)$')
local line = poll and polls_key(host) or host_key(host)
if ARGV[5] == '' then
  redis.call('ZREM', line, poll or capture)
elseif held then
  redis.call('ZADD', line, now + tonumber(ARGV[5]), poll or capture)
end
if ARGV[7] ~= '' then
  state = ledger_advance(capture, ARGV[7], cjson.decode(ARGV[8]), ARGV[9], tonumber(ARGV[10]), now, 'fetch')
elseif held then
  redis.call('HDEL', capture_key(capture), 'claims')
end
if held then
  local reserved = tonumber(redis.call('HGET', P .. 'pace', host) or '0')
  local rested = now + math.max(frontier_delay(host, ARGV[4]), tonumber(ARGV[6]))
  redis.call('HSET', P .. 'pace', host, math.max(reserved, rested))
  due_forget_lease(FRONTIER, host)
  frontier_schedule(host)
end
return state
