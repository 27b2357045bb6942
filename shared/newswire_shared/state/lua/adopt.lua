-- Ties addresses that a page gives for itself to its article, one after the other, and tells what is known of the one
-- that survives.
-- ARGV: article, then the key of each address and its key in the scheme before or ''; what files hold.
-- Answers {article, field, value, …}.
local ids = { unpack(ARGV, 1, #ARGV - 2) }
local needed = files_needed(ARGV, ids)
if needed then return needed end
local article = resolve(ids[1])
for place = 2, #ids, 2 do article = tie(ids[place], article, ids[place + 1]) end
local answer = { article }
for _, word in ipairs(article_facts(article)) do answer[#answer + 1] = word end
return answer
