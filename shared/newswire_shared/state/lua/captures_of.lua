-- The last captures of an article, the newest first.  ARGV: article.
return captures_of(ARGV[1])
