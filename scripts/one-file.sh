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
    -p:IncludeAllContentForSelfExtract=true -p:EnableCompressionInSingleFile=true -p:DebugType=none \
    -p:IsTransformWebConfigDisabled=true -o "$folder"
# Symbols of a native library are for its own debugger.
rm -f "$folder"/*.pdb
rest=$(find "$folder" -mindepth 1 ! -name dengke ! -name dengke.exe)
[[ -z $rest ]] || { printf '没有收进一个文件 / not in the one file:\n%s\n' "$rest" >&2; exit 1; }
find "$folder" -type f
