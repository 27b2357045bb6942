-- Keeps that an article was taken down, or that this was undone, unless something newer is known of it.
-- ARGV: article, the entry as JSON, keys of its other addresses with spaces between; what files hold.
-- Answers 1 where it is kept.
local article, entry, others = ARGV[1], cjson.decode(ARGV[2]), {}
for key in string.gmatch(ARGV[3], '%S+') do others[#others + 1] = key end
local needed = files_needed(ARGV, { article, unpack(others) })
if needed then return needed end
local known = redis.call('HGET', P .. 'taken-down', article)
if known and cjson.decode(known).revision >= entry.revision then return 0 end
redis.call('HSET', P .. 'taken-down', article, ARGV[2])

-- Of what was fetched or indexed last nothing is left: else a later look would find it unchanged.
local facts = as_table(article_facts(article))
for _, name in ipairs({ 'digest', 'digest_of', 'body', 'body_of', 'etag', 'last-modified' }) do
  if facts[name] then forget_fact(article, name) end
end
if not entry.undone then
  redis.call('HSET', open_article(article), 'taken_down', '1')
  -- one that was never seen is found by these keys alone; what bears one of them was taken down with it
  for _, key in ipairs(others) do if resolve(key) ~= article then tie(key, article) end end
elseif facts.url then
  forget_fact(article, 'taken_down')
else
  redis.call('DEL', article_key(article)) -- nothing else is known of it: as if it had never been
end
return 1
