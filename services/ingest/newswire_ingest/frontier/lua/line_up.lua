-- Puts a source's poll in line at its host, behind those that wait; one that is in line keeps its place.
-- ARGV: host, source.
redis.call('ZADD', polls_key(ARGV[1]), 'NX', now_ms() - HEAD_START, ARGV[2])
if not due_is_leased(FRONTIER, ARGV[1]) then frontier_schedule(ARGV[1]) end
return 1
