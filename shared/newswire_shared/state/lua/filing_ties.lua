-- Some of the other addresses that no file has yet.  ARGV: most.  Answers {key, article, …}, each in 16 bytes.
-- Those of an article that something happens to stay: its looks ask no file.
local answer = {}
for _, key in ipairs(redis.call('SRANDMEMBER', P .. 'ties', ARGV[1])) do
  local article = redis.call('GET', P .. 'alias:' .. key)
  if not article or not is_id(key) or not is_id(article) then redis.call('SREM', P .. 'ties', key)
  elseif not is_open(key) then
    answer[#answer + 1] = packed_id(key)
    answer[#answer + 1] = packed_id(article)
  end
end
return answer
