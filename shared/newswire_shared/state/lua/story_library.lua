-- Functions that read what linking keeps, and those by which also the removal of an article changes it.  An article has a number; a story has that of its first article, and
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

local OUTBOX = 100000  -- entries: without a worker it must not fill Redis; the oldest go first

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

-- Takes an article out of a story of several.
local function link_take(n, story, now)
  redis.call('ZREM', L .. 'm:' .. story, n)
  redis.call('DEL', L .. 'st:' .. n)
  link_outbox('article ' .. n, now)
  link_changed(story, now)
end
