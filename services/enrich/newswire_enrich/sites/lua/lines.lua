-- Notes the lines of an article of a site and answers those that enough other articles have had.
-- ARGV: site, article, how many other articles are enough, lines kept, seconds a site is remembered, digests, each once.
local lines, last = P .. 'site:' .. ARGV[1], P .. 'site:' .. ARGV[1] .. ':last'
local enough, kept, article = tonumber(ARGV[3]), tonumber(ARGV[4]), string.sub(redis.sha1hex(ARGV[2]), 1, 8)
local newest = redis.call('ZREVRANGE', last, 0, 0, 'WITHSCORES')[2]
local turn = tonumber(newest or '0') + 1
local digests, noted, seen, repeated = { unpack(ARGV, 6) }, {}, {}, {}
for place, held in ipairs(redis.call('HMGET', lines, unpack(digests))) do -- all at once: a call costs more than a line
  local articles, digest, count, is_noted = held or '', digests[place], 0, false
  for other in string.gmatch(articles, '........') do
    if other == article then is_noted = true else count = count + 1 end
  end
  if not is_noted and count <= enough then
    noted[#noted + 1] = digest
    noted[#noted + 1] = articles .. article
  end
  seen[#seen + 1] = turn
  seen[#seen + 1] = digest
  if count >= enough then repeated[#repeated + 1] = digest end
end
if #noted > 0 then redis.call('HSET', lines, unpack(noted)) end
redis.call('ZADD', last, unpack(seen))
local extra = redis.call('ZCARD', last) - kept
if extra > 0 then
  for _, digest in ipairs(redis.call('ZRANGE', last, 0, extra - 1)) do redis.call('HDEL', lines, digest) end
  redis.call('ZREMRANGEBYRANK', last, 0, extra - 1)
end
redis.call('EXPIRE', lines, ARGV[5])
redis.call('EXPIRE', last, ARGV[5])
return repeated
