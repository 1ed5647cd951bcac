#!/usr/bin/env bash
# The whole program as one file for a machine without .NET, such as a photographer's: scripts/one-file.sh linux-x64|win-x64
# Writes artifacts/one-file-RID/dengke (dengke.exe).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rid=${1:?usage: scripts/one-file.sh linux-x64|win-x64}
[[ $rid == linux-x64 || $rid == win-x64 ]] || { echo "linux-x64 或 win-x64 / linux-x64 or win-x64" >&2; exit 2; }
cd "$root"
# Front end and models go into it.
./dengke --help >/dev/null
folder=artifacts/one-file-$rid
rm -rf "$folder"
# Packages of other systems are not in the lock files that are kept, which are for what is tested here.
dotnet publish src/Dengke -c Release -v q --runtime "$rid" --self-contained true \
    -p:NuGetLockFilePath=obj/one-file.lock.json -p:PublishSingleFile=true -p:IncludeNativeLibrariesForSelfExtract=true \
    -p:IncludeAllContentForSelfExtract=true -p:EnableCompressionInSingleFile=true -p:DebugType=none -o "$folder"
# What the SDK leaves beside it is a list for its own development server.
rm -f "$folder"/*.staticwebassets.endpoints.json
find "$folder" -type f -size +1M
