-- An editor's word on stories.  ARGV: operation, seconds it lives, then
--   lock, unlock: story          neither joined, merged nor left by what is decided automatically
--   move: article, story or ''   the article stays where it is put; '': a story of its own
--   free: article                it may be moved automatically again
--   merge: story, story
--   split: story, articles       they become a story of their own, held apart from the rest; some must be left
--   apart: story, articles       the stories that these have now are held apart from it, as after their split
-- Stories are named by any id they had, articles by theirs.  Answers the story, by id; nothing if a name is not known.
local operation, ttl = ARGV[1], tonumber(ARGV[2])
local now = now_ms()

local function told(story) return { link_story_id(story) } end

local function change(story)
  link_changed(story, now)
  link_touch(story, ttl)
end

local function note_id(story)
  local id = link_story_id(story)
  if id ~= '' then redis.call('HSET', L .. 's:' .. story, 'id', id) end
end

local function unite(a, b)
  if a == b then return a end
  return link_merge(a, b, ttl, now)
end

-- A story for an article alone: of its own number, or a new one where others bear that.
local function fresh(n)
  if link_has_own(n) then return n end
  local story = tostring(redis.call('INCR', L .. 'n'))
  local id = link_id(link_record(n)) .. '~' .. story
  redis.call('SET', L .. 'i:' .. id, story, 'EX', ttl)
  redis.call('HSET', L .. 's:' .. story, 'id', id)
  return story
end

local function put(n, story)
  note_id(story)
  link_place(n, story, ttl)
end

-- Takes an article out of its story; answers the story that it then has.
local function alone(n)
  local story = link_story(n)
  if link_size(story) == 1 then return story end
  link_take(n, story, now)
  local own = fresh(n)
  put(n, own)
  return own
end

local subject = link_number(ARGV[3])
if not subject then return {} end

if operation == 'lock' or operation == 'unlock' then
  local story = link_alive(subject)
  link_found(story)
  redis.call('HSET', L .. 's:' .. story, 'locked', operation == 'lock' and '1' or '0')
  change(story)
  return told(story)
elseif operation == 'free' then
  redis.call('HDEL', L .. 'moved', ARGV[3])
  return told(link_story(subject))
elseif operation == 'merge' then
  local other = link_number(ARGV[4])
  if not other then return {} end
  local a, b = link_alive(subject), link_alive(other)
  for _, pair in ipairs({ { a, b }, { b, a } }) do
    for _, held in ipairs(redis.call('SMEMBERS', L .. 'apart:' .. pair[1])) do
      if link_alive(held) == pair[2] then redis.call('SREM', L .. 'apart:' .. pair[1], held) end
    end
  end
  return told(unite(a, b))
elseif operation == 'move' then
  local onto = ARGV[4] ~= '' and link_number(ARGV[4])
  if onto == nil or (ARGV[4] ~= '' and not onto) then return {} end
  redis.call('HSET', L .. 'moved', ARGV[3], '1')
  local goal = onto and link_alive(onto)
  if goal == link_story(subject) then return told(goal) end
  local story = alone(subject)
  if goal then
    link_found(goal)
    redis.call('HSET', L .. 's:' .. goal, 'pinned', '1')  -- so it is the one that survives
    redis.call('HDEL', L .. 's:' .. story, 'pinned')
    return told(unite(story, goal))
  end
  change(story)
  return told(story)
end

if operation == 'apart' then
  local rest, is_known = link_alive(subject), false
  for place = 4, #ARGV do
    local n = link_number(ARGV[place])
    local own = n and link_alive(link_story(n))
    if own and own ~= rest then
      is_known = true
      redis.call('SADD', L .. 'apart:' .. own, rest)
      redis.call('SADD', L .. 'apart:' .. rest, own)
      link_touch(own, ttl)
      link_touch(rest, ttl)
    end
  end
  return is_known and told(rest) or {}
end

-- split
local rest, own = link_alive(subject), nil
if #ARGV == 3 or #ARGV - 3 >= link_size(rest) then return {} end
for place = 4, #ARGV do
  local n = link_number(ARGV[place])
  if not n or link_story(n) ~= rest then return {} end
end
for place = 4, #ARGV do
  local n = link_number(ARGV[place])
  link_take(n, rest, now)
  own = own or fresh(n)
  put(n, own)
end
redis.call('SADD', L .. 'apart:' .. own, rest)
redis.call('SADD', L .. 'apart:' .. rest, own)
change(own)
change(rest)
return told(own)
