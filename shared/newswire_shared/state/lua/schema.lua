-- Raises the version of the state to what a release knows, and answers what it was before, 0 for none.
-- ARGV: version, scheme of identity.
local found = tonumber(redis.call('GET', P .. 'schema') or '0')
if found < tonumber(ARGV[1]) then redis.call('SET', P .. 'schema', ARGV[1]) end
-- where nothing was ever accepted nothing has keys of another scheme
if found == 0 and redis.call('EXISTS', P .. 'totals') == 0 then redis.call('HSET', P .. 'registry', 'scheme', ARGV[2]) end
-- what a release began that knew no epochs has counted for long; what is new waits for its epoch
if redis.call('EXISTS', P .. 'epoch') == 0 then
  redis.call('HSET', P .. 'epoch', unpack(found == 0 and { 'new', '1' } or { 'since', '0', 'restored', '0' }))
end
return found
