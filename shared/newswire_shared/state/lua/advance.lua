-- ARGV: capture, state to reach, fields as JSON, reason or '', seconds that an ended record is kept,
-- the stage that says so or ''.
return ledger_advance(ARGV[1], ARGV[2], cjson.decode(ARGV[3]), ARGV[4], tonumber(ARGV[5]), now_ms(), ARGV[6])
