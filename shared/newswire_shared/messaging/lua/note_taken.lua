#!lua flags=allow-oom
-- Notes a message that has left its queue and is not acknowledged yet, since when by the server's clock; and takes what
-- waits behind it, so that many cost one exchange.  Answers the tags and frames of these, one after the other.
-- Also where memory is full: what is noted has just left a list, so that nothing grows by it.
-- KEYS: the times of what is held, what is held, the queue if there may be more.
-- ARGV: the delivery's tag, the message, how many more.
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local function note(tag, held)
  redis.call('ZADD', KEYS[1], now, tag)
  redis.call('HSET', KEYS[2], tag, held)
end
-- the tag and the note of a frame; none of one that is not as kombu makes it, which is left to who reads it alone
local function of(frame)
  local is_read, found = pcall(cjson.decode, frame)
  local known = is_read and type(found) == 'table' and type(found.properties) == 'table' and found.properties
  local where = known and type(known.delivery_info) == 'table' and known.delivery_info
  if not where or type(known.delivery_tag) ~= 'string' then return nil end
  if type(where.exchange) ~= 'string' or type(where.routing_key) ~= 'string' then return nil end
  local names = cjson.encode(where.exchange) .. ',' .. cjson.encode(where.routing_key)
  return known.delivery_tag, '[' .. frame .. ',' .. names .. ']'
end
note(ARGV[1], ARGV[2])
local taken = {}
for _ = 1, tonumber(ARGV[3]) do
  local frame = redis.call('RPOP', KEYS[3])
  if not frame then break end
  local tag, held = of(frame)
  if not tag then
    redis.call('RPUSH', KEYS[3], frame)
    break
  end
  note(tag, held)
  taken[#taken + 1] = tag
  taken[#taken + 1] = frame
end
return taken
