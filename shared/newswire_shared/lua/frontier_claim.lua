-- Claims the next due address: pace and lease in one call.  ARGV: lease in ms, default delay in ms.
-- Answers {host, token, capture, claims, field, value, …} with the fields of its record, or {wait in ms} (-1 when nothing waits at all).
local now = now_ms()
if redis.call('HEXISTS', P .. 'paused', 'fetch') == 1 then return { -1 } end
for _ = 1, 20 do
  local claimed = due_claim(FRONTIER, 1, tonumber(ARGV[1]), now)[1]
  if not claimed then break end
  local host, token = claimed[1], claimed[2]
  local allowed = tonumber(redis.call('HGET', P .. 'pace', host) or '0')
  local capture = redis.call('ZRANGEBYSCORE', host_key(host), '-inf', now, 'LIMIT', 0, 1)[1]
  if capture and allowed <= now then
    redis.call('HSET', P .. 'pace', host, now + frontier_delay(host, ARGV[2]))
    local is_recorded = redis.call('EXISTS', capture_key(capture)) == 1
    local claims = is_recorded and redis.call('HINCRBY', capture_key(capture), 'claims', 1) or 1
    local answer = { host, token, capture, claims }
    for _, word in ipairs(redis.call('HGETALL', capture_key(capture))) do answer[#answer + 1] = word end
    return answer
  end
  due_forget_lease(FRONTIER, host)
  frontier_schedule(host)
end
local next_due = redis.call('ZRANGE', due_key(FRONTIER), 0, 0, 'WITHSCORES')[2]
return { next_due and math.max(0, tonumber(next_due) - now) or -1 }
