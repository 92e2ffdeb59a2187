-- For wrk: looks at the status of one application after the other, of those whose numbers and codes are in PAIRS.

local requests = {}

function init()
  for line in io.lines(os.getenv("PAIRS")) do
    local number, code = line:match("(%d+) (%d+)")
    requests[#requests + 1] =
      wrk.format("GET", "/api/v1/applications/" .. number, { authorization = "Bearer " .. code })
  end
end

local count = 0

function request()
  count = count + 1
  -- Not in the order of receipt: neighbours would be in the same place of the file.
  return requests[count * 7919 % #requests + 1]
end
