-- What is known of an article, by any of its keys.  ARGV: key.  Answers {article, field, value, …}.
local article = resolve(ARGV[1])
local answer = { article }
for _, word in ipairs(redis.call('HGETALL', P .. 'article:' .. article)) do answer[#answer + 1] = word end
return answer
