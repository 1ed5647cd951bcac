# What every script in the repository root shares. Sourced, never run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
artifacts=$root/artifacts

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# The program's culture is invariant, and a bare machine has no ICU library; the SDK then needs to be told so.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
# A build must not leave processes behind that wait for the next one.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

say() { printf '%s\n' "$*" >&2; }

# A failure of the script itself. 0, 1 and 2 belong to the program (done, findings, bad input), so this is 3.
die() {
  say "${0##*/}: $*"
  exit 3
}

# Feeds stumble; one more try settles most of it.
twice() { "$@" || { sleep 3 && "$@"; }; }

# Runs a command with its output in artifacts/NAME.log; the output is shown only if the command fails.
quietly() {
  local log=$artifacts/$1.log
  shift
  mkdir -p "$artifacts"
  "$@" >"$log" 2>&1 && return
  grep -m 40 -E 'error|错误|ERR!' "$log" | sort -u >&2 || tail -n 40 "$log" >&2
  say "全部输出 / all of the output: $log"
  return 1
}

# A port on which nobody listens: the first from $1 up to $2.
free_port() {
  local port
  for ((port = $1; port <= $2; port++)); do
    port_taken "$port" || { echo "$port" && return; }
  done
  return 1
}

port_taken() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
