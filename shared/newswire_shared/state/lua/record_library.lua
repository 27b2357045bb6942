-- How captures and articles are kept.  KEYS[1] is the prefix of all keys; it carries the hash tag, so that every key a
-- script derives from it lies in one slot.  All time is this server's own.
--
-- A capture that waits for its first claim is *fresh*: one packed value among those of its shard, for it and for its
-- article, a member of its bucket's fresh set by when it entered, and one of its host's line.  Ids are packed to 16
-- bytes there.  The first step that needs more unfolds it into the records that all else reads and writes.
local P = KEYS[1]
local FRESH_SHARDS = 8192 -- some hundred values each while a million wait: few enough to stay packed, and quick to search
local FRESH_BYTES = 2048 -- `hash-max-listpack-value` of the server: one longer value would unpack its whole shard
local SHORT = { -- what feeds give, by one letter each; a letter stays what it is for good
  ['given:title'] = 't', ['given:published'] = 'p', ['given:updated'] = 'u', ['given:language'] = 'l',
  ['given:via'] = 'v', ['given:authors'] = 'a', ['given:categories'] = 'c', ['given:image'] = 'i',
  ['given:guid'] = 'g', ['given:summary'] = 's',
}

local function now_ms()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function capture_key(id) return P .. 'capture:' .. id end
local function article_key(id) return P .. 'article:' .. id end
local function bucket_key(name) return P .. 'bucket:' .. name end
local function host_key(host) return P .. 'host:' .. host end

local function is_id(id) return #id == 32 and not string.find(id, '[^0-9a-f]') end
local function packed_id(id) return (string.gsub(id, '%x%x', function(two) return string.char(tonumber(two, 16)) end)) end
local function unpacked_id(bytes)
  return (string.gsub(bytes, '.', function(byte) return string.format('%02x', string.byte(byte)) end))
end

local function capture_of(article, slot) return string.sub(redis.sha1hex(article .. '\n' .. slot), 1, 32) end
local function hour_bucket(source, at) return source .. '/' .. math.floor(at / 3600000) end

local function fresh_key(id) return P .. 'fresh:' .. tonumber(string.sub(id, 1, 4), 16) % FRESH_SHARDS end
local function fresh_set(bucket) return bucket_key(bucket) .. ':fresh' end
local function is_fresh(id) return is_id(id) and redis.call('HEXISTS', fresh_key(id), packed_id(id)) == 1 end

-- The host and port of a plain address; another one is packed with its host.
local function plain_host(url)
  local scheme, name = string.match(url, '^(https?)://([^/?#@:]+)')
  return name and name .. (scheme == 'https' and ':443' or ':80') or ''
end

-- A hexadecimal id is packed as it is; what else names an article, which is rare, as a list of one.
local function fresh_packed(article, now, offer)
  local host = offer.host == plain_host(offer.url) and '' or offer.host
  local lane = offer.lane == 'live' and '' or offer.lane
  local packed = { is_id(article) and packed_id(article) or { article }, (string.gsub(offer.url, '^https://', '.')),
    offer.source, struct.pack('>I6', now), lane, host }
  for field, value in pairs(offer.fields) do
    packed[#packed + 1] = SHORT[field] or '.' .. field
    packed[#packed + 1] = value == offer.url and 0 or value -- many guids are the address
  end
  return cmsgpack.pack(packed)
end

-- A fresh capture as a table of what it was offered with; nothing where it is none.
local function fresh_of(id)
  local bytes = is_id(id) and redis.call('HGET', fresh_key(id), packed_id(id))
  if not bytes then return nil end
  local packed, names, fields = cmsgpack.unpack(bytes), {}, {}
  for name, letter in pairs(SHORT) do names[letter] = name end
  local article, url, source, at, lane, host = unpack(packed, 1, 6)
  url, at = (string.gsub(url, '^%.', 'https://')), struct.unpack('>I6', at)
  for place = 7, #packed, 2 do
    local value = packed[place + 1]
    fields[names[packed[place]] or string.sub(packed[place], 2)] = value == 0 and url or value
  end
  return {
    article = type(article) == 'table' and article[1] or unpacked_id(article), url = url, source = source, at = at,
    lane = lane == '' and 'live' or lane, host = host == '' and plain_host(url) or host,
    bucket = hour_bucket(source, at), fields = fields,
  }
end

local function fresh_record(fresh)
  local at = string.format('%.0f', fresh.at)
  local record = { 'state', 'fetch', 'article', fresh.article, 'url', fresh.url, 'source', fresh.source,
    'lane', fresh.lane, 'slot', 'first', 'host', fresh.host, 'buckets', fresh.bucket,
    'accepted_ms', at, 'at:fetch', at, 'first_seen_ms', at }
  for field, value in pairs(fresh.fields) do
    record[#record + 1] = field
    record[#record + 1] = value
  end
  return record
end

local function fresh_article(id, fresh)
  return { 'first_seen_ms', string.format('%.0f', fresh.at), 'url', fresh.url, 'source', fresh.source, 'first_capture', id }
end

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
  if #packed > FRESH_BYTES or not string.find(offer.url, '^https?://') then return false end
  local bucket = hour_bucket(offer.source, now)
  redis.call('HSET', fresh_key(id), packed_id(id), packed)
  redis.call('ZADD', fresh_set(bucket), now, packed_id(id))
  redis.call('ZADD', P .. 'fresh-buckets', 'NX', now, bucket)
  redis.call('INCRBY', P .. 'fresh', 1)
  return true
end

-- Makes a fresh capture the records of a capture and of its article; answers whether it was one.
local function unfold(id)
  local fresh, packed = fresh_of(id), nil
  if not fresh then return false end
  packed = packed_id(id)
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
  local id, due = unpacked_id(member), redis.call('ZSCORE', host_key(host), member)
  if not unfold(id) and redis.call('ZREM', host_key(host), member) == 1 then redis.call('ZADD', host_key(host), due, id) end
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

-- What is known of an article: name, value, …
local function article_facts(article)
  local facts = redis.call('HGETALL', article_key(article))
  local first = capture_of(article, 'first')
  local fresh = #facts == 0 and fresh_of(first)
  return fresh and fresh_article(first, fresh) or facts
end

local function is_known(article)
  return redis.call('EXISTS', article_key(article)) == 1 or is_fresh(capture_of(article, 'first'))
end

local function first_seen(article)
  local seen = redis.call('HGET', article_key(article), 'first_seen_ms')
  local fresh = not seen and fresh_of(capture_of(article, 'first'))
  return tonumber(fresh and fresh.at or seen or nil)
end

-- An article's record as it can be changed: that of a fresh one is unfolded.
local function open_article(article)
  if redis.call('EXISTS', article_key(article)) == 0 then unfold(capture_of(article, 'first')) end
  return article_key(article)
end

-- The last captures of an article, the newest first.  Its first one alone is named by the article itself.
local function captures_of(article)
  local ids = redis.call('LRANGE', P .. 'captures:' .. article, 0, -1)
  if #ids > 0 then return ids end
  return { redis.call('HGET', article_key(article), 'first_capture') or capture_of(article, 'first') }
end

local function add_capture(article, id, keep_s)
  local list, earlier = P .. 'captures:' .. article, captures_of(article)
  if earlier[1] == id then return end
  if redis.call('EXISTS', list) == 0 then redis.call('LPUSH', list, earlier[1]) end
  redis.call('LPUSH', list, id)
  redis.call('LTRIM', list, 0, 49)
  redis.call('EXPIRE', list, keep_s)
end
