-- What is known of some articles.  ARGV: their ids; what files hold.
-- Answers {article, field, value, …} for each, in order; the article alone where nothing is known.
local ids, answer = {}, {}
for place = 1, #ARGV - 2 do ids[place] = ARGV[place] end
local needed = files_needed(ARGV, ids)
if needed then return needed end
for place, id in ipairs(ids) do
  local article = resolve(id)
  answer[place] = { article }
  for _, word in ipairs(article_facts(article)) do answer[place][#answer[place] + 1] = word end
end
return answer
