-- Functions that the scripts of linking share.  An article has a number; a story has that of its first article, and
-- keeps it also when that article goes to another story.
--
--   link:n            the last number given
--   link:i:ID         an article's number
--   link:a:N          an article's record: seen and published in ms, flags, digest, id, and what only clients read
--   link:t:VERSION:T  the articles that hold a term: number and published minute, 4 bytes each, the newest last
--   link:st:N         the story an article belongs to; none: the one of its own number
--   link:alias:N      the story that took in another
--   link:m:N          the members of a story of two and more, by publication in ms
--   link:s:N          a story's id, version, locked, pinned, follows, history
--   link:apart:N      stories that an editor holds apart from a story
--   link:moved        articles that an editor placed
--   link:c:N          what a copy copies: number, similarity in percent, kind, id of the original
--   link:f:N          the copies of an original
--   link:again         articles by when their second look is due
--   link:outbox       "story N", "copy N", "article N": what changed and was not yet told, by when
local L = P .. 'link:'
local HISTORY = 20
local OUTBOX = 100000
local link_deciding  -- the article whose first decision this is: it is on its way, and is indexed where it is put

local function link_record(n) return redis.call('GET', L .. 'a:' .. n) end
local function link_id(record) return string.sub(record, 28, 27 + struct.unpack('<I2', record, 26)) end

-- When it was published, in ms; when it was first seen, where that is unknown.
local function link_time(record)
  local seen, published = struct.unpack('<dd', record)
  return published ~= 0 and published or seen
end

local function link_number(id) return redis.call('GET', L .. 'i:' .. id) end

-- What an article copies: id of the original, similarity in percent, kind; nothing if it is no copy.
local function link_copy(n)
  local value = redis.call('GET', L .. 'c:' .. n) or ''
  local percent, kind, original = string.match(value, '^%d+ (%d+) (%l+) (.*)$')
  return original and { original, percent, kind } or {}
end

local function link_story(n) return redis.call('GET', L .. 'st:' .. n) or n end

-- The story that is left of one: itself, or what took it in.
local function link_alive(story)
  for _ = 1, 16 do
    local onward = redis.call('GET', L .. 'alias:' .. story)
    if not onward then
      if redis.call('EXISTS', L .. 'm:' .. story) == 1 then return story end
      onward = redis.call('GET', L .. 'st:' .. story)
      if not onward or onward == story then return story end
    end
    story = onward
  end
  return story
end

local function link_story_id(story)
  local id = redis.call('HGET', L .. 's:' .. story, 'id')
  if id then return id end
  local record = link_record(story)
  return record and link_id(record) or ''
end

local function link_size(story) return math.max(1, redis.call('ZCARD', L .. 'm:' .. story)) end

local function link_members(story)
  local members = redis.call('ZRANGE', L .. 'm:' .. story, 0, -1)
  return #members > 0 and members or { story }
end

local function link_is(story, flag) return redis.call('HGET', L .. 's:' .. story, flag) == '1' end

-- Whether an editor holds two stories apart; what is held apart may have been merged into others since.
local function link_apart(a, b)
  for _, pair in ipairs({ { a, b }, { b, a } }) do
    for _, other in ipairs(redis.call('SMEMBERS', L .. 'apart:' .. pair[1])) do
      if link_alive(other) == pair[2] then return true end
    end
  end
  return false
end

local function link_touch(story, ttl)
  for _, kind in ipairs({ 's:', 'm:', 'apart:' }) do redis.call('EXPIRE', L .. kind .. story, ttl) end
  local id = link_story_id(story)
  if id ~= '' then redis.call('EXPIRE', L .. 'i:' .. id, ttl) end
end

local function link_outbox(what, now)
  redis.call('ZADD', L .. 'outbox', now, what)
  redis.call('ZREMRANGEBYRANK', L .. 'outbox', 0, -OUTBOX - 1)
end

-- A version is the time of a change, so that one that was lost cannot be given again.
local function link_changed(story, now)
  local before = tonumber(redis.call('HGET', L .. 's:' .. story, 'version') or '0')
  redis.call('HSET', L .. 's:' .. story, 'version', string.format('%d', math.max(before + 1, now)))
  link_outbox('story ' .. story, now)
end

-- Makes the member list and the record of a story that so far was one article.
local function link_found(story)
  if redis.call('EXISTS', L .. 'm:' .. story) == 1 then return end
  local record = link_record(story)
  if not record then return end
  redis.call('ZADD', L .. 'm:' .. story, link_time(record), story)
  redis.call('HSET', L .. 's:' .. story, 'id', link_id(record))
end

local function link_place(n, story, ttl)
  local record = link_record(n)
  if not record then return end
  redis.call('ZADD', L .. 'm:' .. story, link_time(record), n)
  if n == story then
    redis.call('DEL', L .. 'st:' .. n)
  else
    redis.call('SET', L .. 'st:' .. n, story, 'EX', ttl)
  end
  if n ~= link_deciding then link_outbox('article ' .. n, now_ms()) end
end

local function link_note_merge(story, id, size, now)
  local lines = {}
  each_line(redis.call('HGET', L .. 's:' .. story, 'history'), function(line) lines[#lines + 1] = line end)
  lines[#lines + 1] = string.format('%d %d %s', now, size, id)
  while #lines > HISTORY do table.remove(lines, 1) end
  redis.call('HSET', L .. 's:' .. story, 'history', table.concat(lines, '\n'))
end

-- Merges two stories; the one that was known first survives.  Answers the survivor and the other's id.
local function link_merge(a, b, ttl, now)
  local low, high = a, b
  if link_is(high, 'pinned') ~= link_is(low, 'pinned') then
    if link_is(high, 'pinned') then low, high = high, low end
  elseif tonumber(high) < tonumber(low) then
    low, high = high, low
  end
  local absorbed, size = link_story_id(high), link_size(high)
  link_found(low)
  for _, n in ipairs(link_members(high)) do link_place(n, low, ttl) end
  if redis.call('GET', L .. 'st:' .. high) ~= low then redis.call('SET', L .. 'alias:' .. high, low, 'EX', ttl) end
  local follows = redis.call('HGET', L .. 's:' .. high, 'follows')
  if follows then redis.call('HSETNX', L .. 's:' .. low, 'follows', follows) end
  if redis.call('EXISTS', L .. 'apart:' .. high) == 1 then
    redis.call('SUNIONSTORE', L .. 'apart:' .. low, L .. 'apart:' .. low, L .. 'apart:' .. high)
  end
  if redis.call('HEXISTS', L .. 's:' .. high, 'version') == 1 then link_outbox('story ' .. high, now) end
  redis.call('DEL', L .. 'm:' .. high, L .. 's:' .. high, L .. 'apart:' .. high)
  if size > 1 then link_note_merge(low, absorbed, size, now) end
  link_changed(low, now)
  link_touch(low, ttl)
  return low, absorbed
end

-- Takes an article out of a story of several.
local function link_take(n, story, now)
  redis.call('ZREM', L .. 'm:' .. story, n)
  redis.call('DEL', L .. 'st:' .. n)
  link_outbox('article ' .. n, now)
  link_changed(story, now)
end

-- Whether the story of an article's own number is there for it alone.
local function link_has_own(n) return redis.call('EXISTS', L .. 'm:' .. n, L .. 'alias:' .. n) == 0 end
