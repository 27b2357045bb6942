-- What is known of an article, by any of its keys.  ARGV: key, the same address' key in the scheme before or ''; what files hold.
-- Answers {article, field, value, …}.
local needed = files_needed(ARGV, { ARGV[1], ARGV[2] })
if needed then return needed end
local article = resolve_either(ARGV[1], ARGV[2])
local answer = { article }
for _, word in ipairs(article_facts(article)) do answer[#answer + 1] = word end
return answer
