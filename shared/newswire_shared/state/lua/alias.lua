-- Ties an address that the web says is the same to an article.  ARGV: key of the other address, article.
-- Answers the article that survives: the one known first.
local other, mine = resolve(ARGV[1]), resolve(ARGV[2])
if other == mine then return mine end
local other_seen = redis.call('HGET', P .. 'article:' .. other, 'first_seen_ms')
local mine_seen = redis.call('HGET', P .. 'article:' .. mine, 'first_seen_ms')
if other_seen and (not mine_seen or tonumber(other_seen) < tonumber(mine_seen)) then
  other, mine = mine, other
end
redis.call('SET', P .. 'alias:' .. other, mine)
return mine
