-- How captures and articles are kept.  KEYS[1] is the prefix of all keys; it carries the hash tag, so that every key a
-- script derives from it lies in one slot.  All time is this server's own.
--
-- A capture that waits for its first claim is *fresh*: one packed value among those of its shard, for it and for its
-- article, a member of its bucket's fresh set by when it entered, and one of its host's line.  Ids are packed to 16
-- bytes there.  The first step that needs more unfolds it into the records that all else reads and writes.
local P = KEYS[1]
local FRESH_SHARDS = 8192 -- some hundred values each while a million wait: few enough to stay packed, and quick to search
local SHELF_SHARDS = 32768 -- some three hundred values each, of ten million articles
local PACKED_BYTES = 2048 -- `hash-max-listpack-value` of the server: one longer value would unpack its whole shard
local SHORT = { -- what feeds give, by one letter each; a letter stays what it is for good
  ['given:title'] = 't', ['given:published'] = 'p', ['given:updated'] = 'u', ['given:language'] = 'l',
  ['given:via'] = 'v', ['given:authors'] = 'a', ['given:categories'] = 'c', ['given:image'] = 'i',
  ['given:guid'] = 'g', ['given:summary'] = 's',
}

local asked_ms -- one time for all that a call does
local function now_ms()
  if not asked_ms then
    local t = redis.call('TIME')
    asked_ms = t[1] * 1000 + math.floor(t[2] / 1000)
  end
  return asked_ms
end

local function capture_key(id) return P .. 'capture:' .. id end
local function article_key(id) return P .. 'article:' .. id end
local function bucket_key(name) return P .. 'bucket:' .. name end
local function host_key(host) return P .. 'host:' .. host end

local function is_id(id) return #id == 32 and not string.find(id, '[^0-9a-f]') end
local function packed_id(id)
  local bytes = {}
  for place = 1, #id, 8 do bytes[#bytes + 1] = struct.pack('>I4', tonumber(string.sub(id, place, place + 7), 16)) end
  return table.concat(bytes)
end
local function unpacked_id(bytes)
  local words = {}
  for place = 1, #bytes, 4 do words[#words + 1] = string.format('%08x', (struct.unpack('>I4', bytes, place))) end
  return table.concat(words)
end

local function capture_of(article, slot) return string.sub(redis.sha1hex(article .. '\n' .. slot), 1, 32) end
local function hour_bucket(source, at) return source .. '/' .. math.floor(at / 3600000) end

-- What the registry's files hold of the ids that a call meets: the caller looked them up before, and gives their rows with
-- the version of the files.  An id without a row is false.  A call that meets another one asks for it before it writes.
local FILED = {}

local function filed_alias(id)
  local row = FILED[id]
  return row and string.byte(row) % 2 == 1 and unpacked_id(string.sub(row, 2, 17)) or nil
end

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

-- A fresh capture as a table of what it was offered with, and its id as it is packed; nothing where it is none.
local function fresh_of(id)
  local id_packed = is_id(id) and packed_id(id)
  local bytes = id_packed and redis.call('HGET', fresh_key(id), id_packed)
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
  }, id_packed
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

-- An article whose looks have ended is *shelved*: one packed value among those of its shard.  Names of one letter stand
-- for the usual ones, `u` for an address with https; a list of one is hexadecimal digits, true what the article's id tells.
local SHELF_NAMES = {
  source = 's', first_seen_ms = 'a', first_capture = 'c', etag = 'e', ['last-modified'] = 'm', digest = 'd',
  digest_of = 'o', failed_ms = 'f', agains = 'n',
}

local function shelf_key(article) return P .. 'shelf:' .. tonumber(string.sub(article, 1, 4), 16) % SHELF_SHARDS end

local function shelf_packed(article, facts)
  local packed = {}
  for place = 1, #facts, 2 do
    local name, value = facts[place], facts[place + 1]
    local letter = SHELF_NAMES[name] or '.' .. name
    if name == 'first_capture' and value == capture_of(article, 'first') then value = true
    elseif #value >= 32 and #value % 8 == 0 and not string.find(value, '[^0-9a-f]') then value = { packed_id(value) }
    elseif string.find(value, '^[1-9]%d*$') and #value < 16 then value = tonumber(value)
    elseif name == 'url' and string.sub(value, 1, 8) == 'https://' then letter, value = 'u', string.sub(value, 9) end
    packed[#packed + 1] = letter
    packed[#packed + 1] = value
  end
  return cmsgpack.pack(packed)
end

local function shelf_unpacked(article, bytes)
  local facts, names = cmsgpack.unpack(bytes), {}
  for name, letter in pairs(SHELF_NAMES) do names[letter] = name end
  names.u = 'url'
  for place = 1, #facts, 2 do
    local value = facts[place + 1]
    if value == true then value = capture_of(article, 'first')
    elseif type(value) == 'table' then value = unpacked_id(value[1])
    elseif type(value) == 'number' then value = string.format('%.0f', value)
    elseif facts[place] == 'u' then value = 'https://' .. value end
    facts[place], facts[place + 1] = names[facts[place]] or string.sub(facts[place], 2), value
  end
  return facts
end

-- What the files hold of an article: name, value, …; of a name that comes twice, the later value.
local function filed(article)
  local row, facts = FILED[article], {}
  local place = row and (string.byte(row) % 2 == 1 and 18 or 2) or 0
  while row and place <= #row do
    local size = struct.unpack('>I2', row, place)
    for _, word in ipairs(shelf_unpacked(article, string.sub(row, place + 2, place + 1 + size))) do facts[#facts + 1] = word end
    place = place + 2 + size
  end
  return facts
end
