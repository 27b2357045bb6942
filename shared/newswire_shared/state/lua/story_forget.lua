-- Lets linking forget an article that was removed: its story loses it, and what copied it copies the earliest of those.
-- ARGV: article.  Answers its story, that story's version, and the articles that copied it; nothing where it is unknown.
local id = ARGV[1]
local n = link_number(id)
local record = n and link_record(n)
local now = now_ms()
if n and not record and redis.call('ZREM', L .. 'm:' .. link_alive(n), n) == 1 then -- it is in its story by its number alone
  local story = link_alive(n)
  link_changed(story, now)
  return { link_story_id(story), redis.call('HGET', L .. 's:' .. story, 'version') }
end
if not record then return {} end
local story = link_story(n)
local name = link_story_id(story)

local copied = string.match(redis.call('GET', L .. 'c:' .. n) or '', '^%d+')
if copied then redis.call('SREM', L .. 'f:' .. copied, n) end
redis.call('DEL', L .. 'c:' .. n)

local copies, told = {}, {}
for _, m in ipairs(redis.call('SMEMBERS', L .. 'f:' .. n)) do
  local found = link_record(m)
  if found then copies[#copies + 1] = { m, link_time(found), link_id(found) } end
end
table.sort(copies, function(a, b) if a[2] ~= b[2] then return a[2] < b[2] end return a[3] < b[3] end)
local first = copies[1]
for place, copy in ipairs(copies) do
  local key = L .. 'c:' .. copy[1]
  local percent, kind = string.match(redis.call('GET', key) or '', '^%d+ (%d+) (%l+)')
  if place == 1 or not percent then
    redis.call('DEL', key)
  else
    local lives = math.max(60, redis.call('TTL', key))
    redis.call('SET', key, string.format('%s %s %s %s', first[1], percent, kind, first[3]), 'EX', lives)
    redis.call('SADD', L .. 'f:' .. first[1], copy[1])
    redis.call('EXPIRE', L .. 'f:' .. first[1], math.max(lives, redis.call('TTL', L .. 'f:' .. first[1])))
  end
  link_outbox('copy ' .. copy[1], now)
  told[place] = copy[3]
end
redis.call('DEL', L .. 'f:' .. n)

link_take(n, story, now)
local version = redis.call('HGET', L .. 's:' .. story, 'version')
redis.call('DEL', L .. 'a:' .. n)
redis.call('ZREM', L .. 'again', id)
redis.call('ZREM', L .. 'outbox', 'article ' .. n, 'copy ' .. n)
if redis.call('EXISTS', L .. 'm:' .. story) == 0 then
  redis.call('DEL', L .. 's:' .. story, L .. 'apart:' .. story) -- it was the last
  redis.call('ZREM', L .. 'outbox', 'story ' .. story)
end
-- a number is that of a story, too, which goes on under its name
if redis.call('EXISTS', L .. 'm:' .. n, L .. 'alias:' .. n) == 0 then redis.call('DEL', L .. 'i:' .. id) end
return { name, version, unpack(told) }
