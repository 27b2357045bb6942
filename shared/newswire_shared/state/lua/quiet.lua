-- Whether nothing is in flight, in line or due; then the newest entry of the stream of changes, '' where there is none.
-- ARGV: how early in ms what is due counts, the scheme of identity, names of due queues.
local soon = now_ms() + tonumber(ARGV[1])
local function is_due(key)
  local first = redis.call('ZRANGE', P .. key, 0, 0, 'WITHSCORES')
  return first[2] and tonumber(first[2]) <= soon
end
if redis.call('HEXISTS', P .. 'epoch', 'since') == 0 or redis.call('HGET', P .. 'registry', 'scheme') ~= ARGV[2] then
  return false -- a state that is new, or is being brought up to this release
end
if tonumber(redis.call('GET', P .. 'fresh') or 0) > 0 then return false end
for _, key in ipairs({'inflight:fetch', 'inflight:enrich', 'inflight:index', 'due:frontier', 'link:outbox'}) do
  if redis.call('ZCARD', P .. key) > 0 then return false end
end
for place = 3, #ARGV do
  if is_due('due:' .. ARGV[place]) or is_due('due:' .. ARGV[place] .. ':leased') then return false end
end
if is_due('link:again') then return false end
local newest = redis.call('XREVRANGE', P .. 'changes', '+', '-', 'COUNT', 1)[1]
local followed = redis.call('HGET', P .. 'alerts:followed', 'number')
if newest and followed and followed ~= newest[1] then return false end -- no search sees it yet, or alerts are behind
return newest and newest[1] or ''
