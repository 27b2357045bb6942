-- What is known of an article, by any of its keys.  ARGV: key, the same address' key in the scheme before or ''.
-- Answers {article, field, value, …}.
local article = resolve_either(ARGV[1], ARGV[2])
local answer = { article }
for _, word in ipairs(article_facts(article)) do answer[#answer + 1] = word end
return answer
