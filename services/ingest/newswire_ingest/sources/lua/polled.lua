-- Keeps what a look left, and makes its source due again, unless it was paused or removed meanwhile.
-- ARGV: source, its feed's state as JSON or '' to leave it, wait in ms ('' = not due any more), memory of its listing or
-- '' to leave it, seconds that this is kept.  Answers 1 if the source is due again.
local SOURCES = 'sources' -- the due queue
local name, state, wait, seen = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local source = redis.call('HGET', P .. 'sources', name)
if not source then return 0 end
if state ~= '' then redis.call('HSET', P .. 'feeds', name, state) end
if seen ~= '' then redis.call('SET', P .. 'seen:' .. name, seen, 'EX', tonumber(ARGV[5])) end
if cjson.decode(source).paused then return 0 end
if wait == '' then
  due_forget_lease(SOURCES, name)
  redis.call('ZREM', due_key(SOURCES), name)
  return 0
end
due_put(SOURCES, name, now_ms() + tonumber(wait))
return 1
