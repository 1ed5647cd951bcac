#!/usr/bin/env bash
# Makes the next migration for both databases: scripts/migration.sh NAME
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
name=${1:?usage: scripts/migration.sh NAME}
dotnet tool restore >/dev/null
for database in Sqlite Postgres; do
    dotnet ef migrations add "$name" --project src/Dengke --context "${database}DengkeDb" --output-dir "Data/Migrations/$database"
done
dotnet csharpier format src/Dengke/Data/Migrations
