-- Ties an address that the web says is the same to an article.
-- ARGV: key of the other address, article, the other address' key in the scheme before or ''.
-- Answers the article that survives: the one known first.
return tie(ARGV[1], ARGV[2], ARGV[3])
