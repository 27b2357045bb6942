-- An editor's word on stories.  ARGV: operation, seconds it lives, then
--   lock, unlock: story          neither joined, merged nor left by what is decided automatically
--   move: article, story or ''   the article stays where it is put; '': a story of its own
--   free: article                it may be moved automatically again
--   merge: story, story
--   split: story, articles       they become a story of their own, held apart from the rest; some must be left
-- Stories are named by any id they had, articles by theirs; a story whose first article goes is named by the next.
-- Answers the story, stories that ceased, stories that
-- changed, by id; nothing if a name is not known.
local operation, ttl = ARGV[1], tonumber(ARGV[2])
local now = now_ms()
local ceased, changed = {}, {}

local function told(story)
  return { link_story_id(story), ceased, changed }
end

local function change(story)
  link_changed(story, now)
  link_touch(story, ttl)
  changed[#changed + 1] = link_story_id(story)
end

local function note_id(story)
  local id = link_story_id(story)
  if id ~= '' then redis.call('HSET', L .. 's:' .. story, 'id', id) end
end

local function unite(a, b)
  if a == b then return a end
  local survivor, absorbed = link_merge(a, b, ttl, now)
  ceased[#ceased + 1] = absorbed
  changed[#changed + 1] = link_story_id(survivor)
  return survivor
end

-- Takes an article out of its story; the story it then has is its own.
local function alone(n)
  local story = link_story(n)
  if link_size(story) == 1 then return n end
  local left = link_take(n, story, ttl, now)
  if left then changed[#changed + 1] = link_story_id(left) end
  return n
end

local subject = link_number(ARGV[3])
if not subject then return {} end

if operation == 'lock' or operation == 'unlock' then
  local story = link_story(subject)
  note_id(story)
  redis.call('HSET', L .. 's:' .. story, 'locked', operation == 'lock' and '1' or '0')
  change(story)
  return told(story)
elseif operation == 'free' then
  redis.call('HDEL', L .. 'moved', ARGV[3])
  return told(link_story(subject))
elseif operation == 'merge' then
  local other = link_number(ARGV[4])
  if not other then return {} end
  local a, b = link_story(subject), link_story(other)
  for _, pair in ipairs({ { a, b }, { b, a } }) do
    for _, held in ipairs(redis.call('SMEMBERS', L .. 'apart:' .. pair[1])) do
      if link_story(held) == pair[2] then redis.call('SREM', L .. 'apart:' .. pair[1], held) end
    end
  end
  return told(unite(a, b))
elseif operation == 'move' then
  local onto = ARGV[4] ~= '' and link_number(ARGV[4])
  if onto == nil or (ARGV[4] ~= '' and not onto) then return {} end
  redis.call('HSET', L .. 'moved', ARGV[3], '1')
  local story = link_story(subject)
  if onto and link_story(onto) == story then return told(story) end
  story = alone(subject)
  if onto then
    local goal = link_story(onto)
    note_id(goal)
    redis.call('HSET', L .. 's:' .. goal, 'pinned', '1')  -- so it is the one that survives
    redis.call('HDEL', L .. 's:' .. story, 'pinned')
    story = unite(story, goal)
  else
    note_id(story)
    change(story)
  end
  return told(story)
end

-- split
local rest, own = link_story(subject), nil
if #ARGV - 3 >= link_size(rest) then return {} end
for place = 4, #ARGV do
  local n = link_number(ARGV[place])
  if not n or link_story(n) ~= rest then return {} end
end
for place = 4, #ARGV do
  local n = link_number(ARGV[place])
  rest = link_take(n, rest, ttl, now)
  if own then
    own = link_merge(own, n, ttl, now)
  else
    own = n
  end
end
if not own then return {} end
note_id(own)
note_id(rest)
redis.call('SADD', L .. 'apart:' .. own, rest)
redis.call('SADD', L .. 'apart:' .. rest, own)
change(own)
change(rest)
return told(own)
