-- Notes how far changes were matched, and queues what alerts have not told yet, in one step: a process that is killed
-- leaves either all of it or nothing, and of two that match the same one counts.
-- ARGV: the number that was matched from, that to go on from, JSON {alert: [[article, story, number], ...]}, JSON of
-- the stories that ceased and those that took them in, most that an alert may have waiting, how long what was told is
-- remembered in ms, and how much of it, JSON {how often mail is sent: [every so many ms, so many after midnight UTC]}.
local followed = P .. 'alerts:followed'
if redis.call('HGET', followed, 'number') ~= ARGV[1] then return 0 end
redis.call('HSET', followed, 'number', ARGV[2])
local now, most, kept_ms, kept = now_ms(), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local matched, joined, rhythms = cjson.decode(ARGV[3]), cjson.decode(ARGV[4]), cjson.decode(ARGV[8])
local QUEUE, FOUND = 'alerts', 100 -- articles that the feed of an alert has

-- Makes one delivery due, unless too much waits.  Its article is '' where it is a digest.
local function put(id, way, article, number, due)
  local waits = P .. 'alert:' .. id .. ':waiting'
  if redis.call('SCARD', waits) >= most then return false end
  local delivery = cjson.encode({
    alert = id, way = way, article = article, number = number, first_ms = string.format('%.0f', due), tries = 0,
  })
  local member = id .. ':' .. way .. ':' .. article .. ':' .. number
  due_put(QUEUE, member, due)
  redis.call('HSET', due_key(QUEUE) .. ':payload', member, delivery)
  redis.call('SADD', waits, member)
  return true
end

-- Adds an article to the digest that gathers, or begins one, which is due when its hour or day is full.
local function gather(id, found, rhythm)
  local state = P .. 'alert:' .. id .. ':health'
  local number, every, after = redis.call('HGET', state, 'gathering'), rhythm[1], rhythm[2]
  if not number then
    number = found[3]
    if not put(id, 'mail', '', number, (math.floor((now - after) / every) + 1) * every + after) then return false end
    redis.call('HSET', state, 'gathering', number)
  elseif redis.call('LLEN', P .. 'alert:' .. id .. ':digest:' .. number) >= most then
    return false
  end
  redis.call('RPUSH', P .. 'alert:' .. id .. ':digest:' .. number, found[1])
  redis.call('HINCRBY', state, 'gathered', 1)
  return true
end

local function queue(id, alert, found)
  for _, way in ipairs({ 'webhook', 'mail' }) do
    if alert[way] ~= '' then
      local rhythm = way == 'mail' and rhythms[alert.mailed]
      local is_queued = rhythm and gather(id, found, rhythm) or not rhythm and put(id, way, found[1], found[3], now)
      if not is_queued then redis.call('HINCRBY', P .. 'alert:' .. id .. ':health', 'passed_over', 1) end
    end
  end
end

-- Whether an article is new to an alert; what it has been told of, and its stories, is remembered as seen just now.
local function is_new(told, once, found)
  local seen = redis.call('ZSCORE', told, found[1])
  if once and found[2] ~= '' then
    seen = seen or redis.call('ZSCORE', told, 'story ' .. found[2])
    redis.call('ZADD', told, now, 'story ' .. found[2])
  end
  redis.call('ZADD', told, now, found[1])
  return not seen
end

-- A story that took in one that was told of counts as told, too.
for id in pairs(next(joined) and as_table(redis.call('HGETALL', P .. 'alerts')) or {}) do
  local told = P .. 'alert:' .. id .. ':told'
  for ceased, survivor in pairs(joined) do
    if redis.call('ZSCORE', told, 'story ' .. ceased) then redis.call('ZADD', told, now, 'story ' .. survivor) end
  end
end

for id, all in pairs(matched) do
  local text = redis.call('HGET', P .. 'alerts', id)
  if text then
    local alert, told = cjson.decode(text), P .. 'alert:' .. id .. ':told'
    for _, found in ipairs(all) do
      if is_new(told, alert.once_a_story, found) then
        redis.call('LPUSH', P .. 'alert:' .. id .. ':found', found[1])
        queue(id, alert, found)
      end
    end
    redis.call('LTRIM', P .. 'alert:' .. id .. ':found', 0, FOUND - 1)
    redis.call('ZREMRANGEBYSCORE', told, '-inf', now - kept_ms)
    redis.call('ZREMRANGEBYRANK', told, 0, -kept - 1)
    redis.call('PEXPIRE', told, string.format('%.0f', kept_ms))
  end
end
return 1
