-- Registers an article under its terms and answers what it may belong to.  Posting comes before reading, so that of
-- two that arrive at once at least one sees the other.
-- ARGV: id, record (when it was seen stays as it was, and is now where none is given; '' to only look), seconds it
-- lives, version of signatures, terms (6 letters and a byte of weight each), length of posting lists, candidates near
-- and far in time, minutes that are near, ids of articles it links to, one a line.
-- Answers number, story, is fixed, record, known ids that it links to, candidates (number, story, copies, record),
-- stories (number, id, size, first, last, locked).
local id, given, ttl = ARGV[1], ARGV[2], tonumber(ARGV[3])
local most, near_most, far_most, near_minutes = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local terms, term_key = ARGV[5], L .. 't:' .. ARGV[4] .. ':'
local number = link_number(id)
local record = number and link_record(number)
if given == '' and not record then return {} end
if given ~= '' and take_down_of(id) then return {} end -- taken down since its stages began

-- The minute of publication as a posting holds it: 0 where it is unknown, the first for what is older than the clock.
local function minute_of(published) return published == 0 and 0 or math.max(1, math.floor(published / 60000)) end

local posting
local function is_new_text() return not record or string.sub(record, 18, 25) ~= string.sub(given, 18, 25) end
if given ~= '' and is_new_text() then
  if not number then number = tostring(redis.call('INCR', L .. 'n')) end
  if record then
    given = string.sub(record, 1, 8) .. string.sub(given, 9)
  elseif struct.unpack('<d', given) == 0 then
    given = struct.pack('<d', now_ms()) .. string.sub(given, 9)
  end
  local comes_back = not record
  record = given
  redis.call('SET', L .. 'i:' .. id, number, 'EX', ttl)
  redis.call('SET', L .. 'a:' .. number, record, 'EX', ttl)
  if comes_back then link_come_back(number, record, ttl) end
  local _, published = struct.unpack('<dd', record)
  posting = struct.pack('<I4I4', tonumber(number), minute_of(published))
end

local _, published = struct.unpack('<dd', record)
local minute, own = minute_of(published), tonumber(number)
local near, far, keys = {}, {}, {}
for at = 1, #terms, 7 do keys[#keys + 1] = term_key .. string.sub(terms, at, at + 5) end
local lists = #keys > 0 and redis.call('MGET', unpack(keys)) or {} -- at once: a call costs more than a list
for place, key in ipairs(keys) do
  local weight = string.byte(terms, place * 7)
  weight = weight * weight
  local list = lists[place] or ''
  local is_listed = false
  for place = 1, #list, 8 do
    local other, when = struct.unpack('<I4I4', list, place)
    if other == own then
      is_listed = true
    elseif minute == 0 or when == 0 or math.abs(when - minute) <= near_minutes then
      near[other] = (near[other] or 0) + weight
    else
      far[other] = (far[other] or 0) + weight
    end
  end
  if posting and not is_listed then
    list = list .. posting
    if #list > most * 8 then list = string.sub(list, -most * 8) end
    redis.call('SET', key, list, 'EX', ttl)
  end
end

-- Adds the heaviest, in order; sorting them all would cost as much as all else here.
local function best(weights, limit, into)
  local top, size = {}, 0
  for n, weight in pairs(weights) do
    local last = top[size]
    if size < limit or weight > weights[last] or (weight == weights[last] and n > last) then
      local place = size < limit and size + 1 or size
      while place > 1 and (weight > weights[top[place - 1]] or (weight == weights[top[place - 1]] and n > top[place - 1])) do
        top[place] = top[place - 1]
        place = place - 1
      end
      top[place] = n
      size = math.min(size + 1, limit)
    end
  end
  for place = 1, size do into[#into + 1] = string.format('%d', top[place]) end
end

local numbers, is_listed, candidates, stories, is_told = {}, {}, {}, {}, {}
best(near, near_most, numbers)
best(far, far_most, numbers)
for _, n in ipairs(numbers) do is_listed[n] = true end

local function tell(story)
  if is_told[story] then return end
  is_told[story] = true
  local members = L .. 'm:' .. story
  local size = redis.call('ZCARD', members)
  if size == 0 then
    stories[#stories + 1] = { story, '', 1, '', '', '0' }  -- one article: its record says the rest
    return
  end
  local first = redis.call('ZRANGE', members, 0, 0, 'WITHSCORES')
  local last = redis.call('ZRANGE', members, -1, -1, 'WITHSCORES')
  local known = redis.call('HMGET', L .. 's:' .. story, 'id', 'locked')
  stories[#stories + 1] = { story, known[1] or link_story_id(story), size, first[2], last[2], known[2] or '0' }
end

local function keys_of(kind, from)
  local keys = {}
  for place = from, #numbers do keys[#keys + 1] = L .. kind .. numbers[place] end
  return keys
end

-- Reads the candidates from a place of the list on, and adds the originals of those that are copies.
local function read(from)
  local last = #numbers
  if last < from then return end
  local records = redis.call('MGET', unpack(keys_of('a:', from)))
  local homes = redis.call('MGET', unpack(keys_of('st:', from)))
  local copies = redis.call('MGET', unpack(keys_of('c:', from)))
  for place = from, last do
    local n, at = numbers[place], place - from + 1
    if records[at] then
      local original = copies[at] and string.match(copies[at], '^%d+') or ''
      local story = homes[at] or n
      tell(story)
      candidates[#candidates + 1] = { n, story, original, records[at] }
      if original ~= '' and original ~= number and not is_listed[original] then
        is_listed[original] = true
        numbers[#numbers + 1] = original
      end
    end
  end
  return read(last + 1)
end
read(1)

local linked = {}
each_line(ARGV[10], function(target)
  target = resolve(target)
  if target ~= id and link_number(target) then linked[#linked + 1] = target end
end)
local story = link_story(number)
tell(story)
local fixed = redis.call('HEXISTS', L .. 'moved', id)
return { number, story, fixed, record, linked, candidates, stories }
