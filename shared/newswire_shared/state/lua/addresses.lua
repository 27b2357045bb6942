-- The articles that some keys hold, with their addresses.  ARGV: keys without the prefix: those of articles, or shards, or
-- `filed:ID` of what files hold; what files hold.
-- Answers {article, address, article, address, …}.
local needed, answer = files_needed(ARGV, {}), {}
if needed then return needed end
for place = 1, #ARGV - 2 do
  local name = ARGV[place]
  local kind, id = string.match(name, '^(%l+):(.*)$')
  if kind == 'article' then
    local url = redis.call('HGET', P .. name, 'url')
    if url then answer[#answer + 1] = id; answer[#answer + 1] = url end
  elseif kind == 'shelf' then
    local shelf = redis.call('HGETALL', P .. name)
    for place = 1, #shelf, 2 do
      local article = unpacked_id(shelf[place])
      local url = as_table(shelf_unpacked(article, shelf[place + 1])).url
      if url then answer[#answer + 1] = article; answer[#answer + 1] = url end
    end
  elseif kind == 'filed' then
    local url = as_table(article_facts(id)).url
    if url then answer[#answer + 1] = id; answer[#answer + 1] = url end
  elseif kind == 'fresh' then
    for _, packed in ipairs(redis.call('HKEYS', P .. name)) do
      local fresh = fresh_of(unpacked_id(packed))
      answer[#answer + 1] = fresh.article
      answer[#answer + 1] = fresh.url
    end
  end
end
return answer
