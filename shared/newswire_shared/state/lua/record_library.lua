-- The records of captures and articles, however they are kept.

-- Notes which buckets have fresh captures, by when the first of each entered.
local function fresh_note_first(bucket)
  local first = redis.call('ZRANGE', fresh_set(bucket), 0, 0, 'WITHSCORES')[2]
  if first then redis.call('ZADD', P .. 'fresh-buckets', first, bucket)
  else redis.call('ZREM', P .. 'fresh-buckets', bucket) end
end

local function fresh_drop(bucket, packed)
  if redis.call('ZREM', fresh_set(bucket), packed) == 1 then redis.call('INCRBY', P .. 'fresh', -1) end
  fresh_note_first(bucket)
end

-- Keeps a first look fresh; answers whether it can be: not what is no plain address, nor what is very long.
local function fresh_put(id, article, now, offer)
  local packed = fresh_packed(article, now, offer)
  if #packed > PACKED_BYTES or not string.find(offer.url, '^https?://') then return false end
  local bucket = hour_bucket(offer.source, now)
  redis.call('HSET', fresh_key(id), packed_id(id), packed)
  redis.call('ZADD', fresh_set(bucket), now, packed_id(id))
  redis.call('ZADD', P .. 'fresh-buckets', 'NX', now, bucket)
  redis.call('INCRBY', P .. 'fresh', 1)
  return true
end

-- Makes a fresh capture the records of a capture and of its article; answers whether it was one.
local function unfold(id)
  local fresh, packed = fresh_of(id)
  if not fresh then return false end
  redis.call('HDEL', fresh_key(id), packed)
  redis.call('HSET', capture_key(id), unpack(fresh_record(fresh)))
  redis.call('HSET', article_key(fresh.article), unpack(fresh_article(id, fresh)))
  redis.call('ZADD', P .. 'inflight:' .. 'fetch', redis.call('ZSCORE', fresh_set(fresh.bucket), packed) or fresh.at, id)
  redis.call('SADD', bucket_key(fresh.bucket) .. ':open', id)
  fresh_drop(fresh.bucket, packed)
  local due = redis.call('ZSCORE', host_key(fresh.host), packed)
  if due then
    redis.call('ZREM', host_key(fresh.host), packed)
    redis.call('ZADD', host_key(fresh.host), due, id)
  end
  return true
end

-- The capture that a member of a host's line stands for, in line by its id from now on.
local function line_unfolded(host, member)
  if #member ~= 16 then return member end
  local id = unpacked_id(member)
  if not unfold(id) then -- its record was lost: whoever claims it is told so
    redis.call('ZADD', host_key(host), redis.call('ZSCORE', host_key(host), member), id)
    redis.call('ZREM', host_key(host), member)
  end
  return id
end

-- The state of a capture whose record is about to change; nothing where it is not known.
local function capture_state(id)
  local state = redis.call('HGET', capture_key(id), 'state')
  return state or (unfold(id) and 'fetch')
end

local function is_captured(id) return redis.call('EXISTS', capture_key(id)) == 1 or is_fresh(id) end

-- All fields of a capture: name, value, …
local function capture_record(id)
  local record = redis.call('HGETALL', capture_key(id))
  local fresh = #record == 0 and fresh_of(id)
  return fresh and fresh_record(fresh) or record
end

-- What a shard holds of an article: name, value, …; nothing where it holds none.
local function shelved(article)
  local bytes = is_id(article) and redis.call('HGET', shelf_key(article), packed_id(article))
  return bytes and shelf_unpacked(article, bytes) or {}
end

-- What is known of an article: name, value, …; of a name that comes twice, the later value, and '' is none.
local function article_facts(article)
  local facts = filed(article)
  for _, word in ipairs(shelved(article)) do facts[#facts + 1] = word end
  for _, word in ipairs(redis.call('HGETALL', article_key(article))) do facts[#facts + 1] = word end
  local first = capture_of(article, 'first')
  local fresh = #facts == 0 and fresh_of(first)
  return fresh and fresh_article(first, fresh) or facts
end

local function as_table(words)
  local named = {}
  for place = 1, #words, 2 do named[words[place]] = words[place + 1] end
  return named
end

local function is_open(article) return redis.call('EXISTS', article_key(article)) == 1 end

local function is_known(article)
  return is_open(article)
    or is_id(article) and redis.call('HEXISTS', shelf_key(article), packed_id(article)) == 1
    or is_fresh(capture_of(article, 'first'))
    or #filed(article) > 0
end

local function first_seen(article) return tonumber(as_table(article_facts(article)).first_seen_ms or nil) end

-- An article's record as it can be changed, however it was kept.
local function open_article(article)
  local facts = shelved(article)
  if #facts > 0 then
    for place = 1, #facts, 2 do redis.call('HSETNX', article_key(article), facts[place], facts[place + 1]) end
    redis.call('HDEL', shelf_key(article), packed_id(article))
    redis.call('INCRBY', P .. 'shelf', -1)
  elseif not is_open(article) then
    unfold(capture_of(article, 'first'))
  end
  if FILED[article] and redis.call('HEXISTS', article_key(article), 'url') == 0 then
    for name, value in pairs(as_table(filed(article))) do redis.call('HSETNX', article_key(article), name, value) end
  end
  return article_key(article)
end

-- What a call knows of an article may lie over more that files hold: what is not so any more is '', until all is known.
local function forget_fact(article, name) redis.call('HSET', open_article(article), name, '') end

-- Puts an article of which no look is under way among those of its shard.
local function shelve(article)
  if not is_id(article) or not is_open(article) then return end
  local packed = shelf_packed(article, redis.call('HGETALL', open_article(article)))
  if #packed > PACKED_BYTES then return end
  redis.call('HSET', shelf_key(article), packed_id(article), packed)
  redis.call('INCRBY', P .. 'shelf', 1)
  redis.call('DEL', article_key(article))
end

-- The last captures of an article, the newest first.  Its first one alone is named by the article itself.
local function captures_of(article)
  local ids = redis.call('LRANGE', P .. 'captures:' .. article, 0, -1)
  if #ids > 0 then return ids end
  return { as_table(article_facts(article)).first_capture or capture_of(article, 'first') }
end

local function add_capture(article, id, keep_s)
  local list, earlier = P .. 'captures:' .. article, captures_of(article)
  if earlier[1] == id then return end
  if redis.call('EXISTS', list) == 0 then redis.call('LPUSH', list, earlier[1]) end
  redis.call('LPUSH', list, id)
  redis.call('LTRIM', list, 0, 49)
  redis.call('EXPIRE', list, keep_s)
end
