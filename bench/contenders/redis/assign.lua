-- Who holds which clue. For each discovery: KEYS the hash of the clue's holders; ARGV the discovery's id, the player, and how many
-- may hold the clue (empty for any number). Returns the ids of those that are assigned; a discovery that comes again has the same answer.
local assigned = {}
for n, holders in ipairs(KEYS) do
  local id, player, capacity = ARGV[3 * n - 2], ARGV[3 * n - 1], tonumber(ARGV[3 * n])
  local held = redis.call('HGET', holders, player)
  if not held and (not capacity or redis.call('HLEN', holders) < capacity) then
    redis.call('HSET', holders, player, id)
    held = id
  end
  if held == id then
    assigned[#assigned + 1] = id
  end
end
return assigned
