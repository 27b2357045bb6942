-- Ties the keys of a new scheme to the articles of some addresses, and notes how far that is.
-- ARGV: keys and articles as JSON {{key, article}, …}, place of the walk that comes next ('' for none, '-' where the
-- step goes on), the server that the place is of, scheme.
for _, pair in ipairs(cjson.decode(ARGV[1])) do tie(pair[1], pair[2]) end
if ARGV[2] == '-' then return end
local key = P .. 'registry'
if ARGV[2] == '' then
  redis.call('DEL', key)
  redis.call('HSET', key, 'scheme', ARGV[4])
else
  redis.call('HSET', key, 'place', ARGV[2], 'server', ARGV[3])
end
