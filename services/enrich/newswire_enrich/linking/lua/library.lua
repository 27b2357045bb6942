-- Functions by which the scripts of linking change what it keeps; those that read it are in story_library.lua.
local HISTORY = 20  -- merges that a story remembers
local link_deciding  -- the article whose first decision this is: it is on its way, and is indexed where it is put

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

-- Makes the member list and the record of a story that so far was one article; who has left it is no member.
local function link_found(story)
  if redis.call('EXISTS', L .. 'm:' .. story) == 1 or link_story(story) ~= story then return end
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

-- Merges two stories; the one that was known first survives, and is answered.
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
  if link_story_id(high) ~= absorbed then  -- no article bears its name, by which the outbox says that it ceased
    redis.call('HSET', L .. 's:' .. high, 'id', absorbed)
    redis.call('EXPIRE', L .. 's:' .. high, ttl)
  end
  if size > 1 then link_note_merge(low, absorbed, size, now) end
  link_changed(low, now)
  link_touch(low, ttl)
  return low
end

-- Whether the story of an article's own number is there for it alone.
local function link_has_own(n) return redis.call('EXISTS', L .. 'm:' .. n, L .. 'alias:' .. n) == 0 end

-- An article that was forgotten, and whose number is a story's by now, belongs to the story of that name.
local function link_come_back(n, record, ttl)
  local story = link_alive(n)
  if redis.call('EXISTS', L .. 'm:' .. story) == 0 then return end
  redis.call('ZADD', L .. 'm:' .. story, link_time(record), n)
  if story ~= n then redis.call('SET', L .. 'st:' .. n, story, 'EX', ttl) end
  link_changed(story, now_ms())
  link_touch(story, ttl)
end
