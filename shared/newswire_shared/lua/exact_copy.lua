-- Registers a text and answers the article that has it with the earliest publication.
-- ARGV: digest, article, published in ms, seconds that a text is remembered.
local key = P .. 'text:' .. ARGV[1]
local owner = redis.call('HMGET', key, 'article', 'published')
if not owner[1] or tonumber(ARGV[3]) < tonumber(owner[2])
    or (tonumber(ARGV[3]) == tonumber(owner[2]) and ARGV[2] < owner[1]) then
  redis.call('HSET', key, 'article', ARGV[2], 'published', ARGV[3])
  owner[1] = ARGV[2]
end
redis.call('EXPIRE', key, ARGV[4])
return owner[1]
