-- Sends the lines of a file (BODIES) in turn; prints rate, p50 and p99 in milliseconds, and what went wrong.
-- With PAUSE each caller waits between an answer and its next request, so long in the mean, in milliseconds: as many callers that
-- know nothing of each other come (the pauses are distributed exponentially).
local bodies = {}
for line in io.lines(os.getenv("BODIES")) do bodies[#bodies + 1] = line end
local next = 0
request = function()
  next = next % #bodies + 1
  return wrk.format("POST", nil, {["Content-Type"] = "application/json"}, bodies[next])
end
local pause = tonumber(os.getenv("PAUSE"))
if pause then
  delay = function() return math.floor(-math.log(1 - math.random()) * pause + 0.5) end
end
done = function(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  io.write(string.format("%d %.1f %.1f %d\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed))
end
