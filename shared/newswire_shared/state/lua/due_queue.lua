-- put, claim, complete, release; ARGV: operation, queue, then what the operation needs.
local operation, queue = ARGV[1], ARGV[2]
local payloads = due_key(queue) .. ':payload'
local now = now_ms()
if operation == 'put' then
  due_put(queue, ARGV[3], now + tonumber(ARGV[4]))
  redis.call('HSET', payloads, ARGV[3], ARGV[5])
  return 1
elseif operation == 'claim' then
  local claimed = due_claim(queue, tonumber(ARGV[3]), tonumber(ARGV[4]), now)
  for _, claim in ipairs(claimed) do
    claim[3] = redis.call('HGET', payloads, claim[1]) or ''
  end
  return claimed
end
local member, token = ARGV[3], ARGV[4]
if not due_is_held(queue, member, token) then return 0 end
due_forget_lease(queue, member)
if operation == 'release' then
  redis.call('ZADD', due_key(queue), now + tonumber(ARGV[5]), member)
else
  redis.call('HDEL', payloads, member)
end
return 1
