#!/usr/bin/env bash
# Makes the next migration for both databases of the server: scripts/migration.sh NAME; or of a station's store: scripts/migration.sh NAME Station
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
name=${1:?usage: scripts/migration.sh NAME [Station]}
dotnet tool restore >/dev/null
if [[ ${2:-} == Station ]]; then
    dotnet ef migrations add "$name" --project src/Dengke --context StationDb --output-dir Data/Migrations/Station
else
    for database in Sqlite Postgres; do
        dotnet ef migrations add "$name" --project src/Dengke --context "${database}DengkeDb" --output-dir "Data/Migrations/$database"
    done
fi
dotnet csharpier format src/Dengke/Data/Migrations
