-- Ties the keys of a new scheme to the articles of some addresses, and notes how far that is.
-- ARGV: keys and articles as JSON {{key, article}, …}, place of the walk that comes next ('' for none, '-' where the
-- step goes on), the server that the place is of, scheme; what files hold.
local pairs_given, keys = cjson.decode(ARGV[1]), {}
for _, pair in ipairs(pairs_given) do
  keys[#keys + 1] = pair[1]
  keys[#keys + 1] = pair[2]
end
local needed = files_needed(ARGV, keys)
if needed then return needed end
for _, pair in ipairs(pairs_given) do tie(pair[1], pair[2]) end
if ARGV[2] == '-' then return end
local key = P .. 'registry'
if ARGV[2] == '' then
  redis.call('DEL', key)
  redis.call('HSET', key, 'scheme', ARGV[4])
else
  redis.call('HSET', key, 'place', ARGV[2], 'server', ARGV[3])
end
