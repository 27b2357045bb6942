-- A stage starts on a capture.  ARGV: capture, stage, 1 to count the start, field of the count.
-- Answers {state, starts, why it is paused, field, value, …}, the fields of the record where the stage may go on.
local key = capture_key(ARGV[1])
local state = capture_state(ARGV[1])
local paused = pause_of(ARGV[2])
if not state then return { 'unknown', 0, paused } end
if ledger_is_past(state, ARGV[2]) or paused ~= '' then return { state, 0, paused } end
local starts = 0
if ARGV[3] == '1' then starts = redis.call('HINCRBY', key, ARGV[4], 1) end
local answer = { state, starts, paused }
for _, word in ipairs(redis.call('HGETALL', key)) do answer[#answer + 1] = word end
return answer
