# A PostgreSQL server of its own for a test run: an empty cluster in a temporary folder, gone with the run.
# Sourced, never run.
# shellcheck shell=bash
# shellcheck source=scripts/packages.sh
. "${BASH_SOURCE[0]%/*}/packages.sh"

postgres_bin=''
postgres_pid=''
postgres_dir=''
# What a test run writes need not survive it; a measurement sets this to on.
postgres_durability=off

# Sets $postgres_bin to the newest server's folder; Debian keeps it off the PATH.
find_postgres() {
  local initdb
  initdb=$({ compgen -G '/usr/lib/postgresql/*/bin/initdb' || command -v initdb; } | sort -V | tail -n 1)
  postgres_bin=$(dirname "$(readlink -f "${initdb:-/none/initdb}")")
  [[ -x $postgres_bin/initdb && -x $postgres_bin/postgres && -x $postgres_bin/pg_isready ]]
}

ensure_postgres() {
  find_postgres && return
  local setting=/etc/postgresql-common/createcluster.conf
  # Debian's package would start a cluster on the usual port; it is told not to, for this one installation.
  dpkg -s postgresql-common >/dev/null 2>&1 || install postgresql-common
  as_root cp -p "$setting" "$setting.before-dengke"
  as_root sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' "$setting"
  (install postgresql) || { as_root mv "$setting.before-dengke" "$setting" && exit 3; }
  as_root mv "$setting.before-dengke" "$setting"
  find_postgres || die "没有找到 PostgreSQL 服务端程序 / no PostgreSQL server programs under /usr/lib/postgresql"
}

# The server refuses to run as root. setpriv keeps the process the same one, so its id is ours to stop, and has the
# server shut down by itself should this script be killed outright.
as_postgres() {
  local user=()
  ((EUID != 0)) || user=(--reuid "$(postgres_user)" --regid "$(id -g "$(postgres_user)")" --clear-groups)
  exec setpriv "${user[@]}" --pdeathsig QUIT -- "$@"
}

postgres_user() { if id -u postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi; }

# Sets $postgres_connection.
start_postgres() {
  local port password try
  postgres_dir=$(mktemp -d "${TMPDIR:-/tmp}/dengke-postgres.XXXXXX")
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "$password" >"$postgres_dir/password"
  ((EUID != 0)) || chown -R "$(postgres_user)" "$postgres_dir"
  (cd "$postgres_dir" && as_postgres "$postgres_bin/initdb" -D "$postgres_dir/data" --username dengke \
    --pwfile "$postgres_dir/password" --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 --no-sync) \
    >"$artifacts/initdb.log" 2>&1 || die "initdb 失败 / failed: $artifacts/initdb.log"

  for try in 1 2 3; do
    port=$(free_port $((20000 + RANDOM % 10000)) 30000) || continue
    postgres_serve "$port" && break
    ((try < 3)) || die "PostgreSQL 未能启动 / did not start: $artifacts/postgres.log"
  done
  # Read by ./test.
  # shellcheck disable=SC2034
  postgres_connection="Host=127.0.0.1;Port=$port;Username=dengke;Password=$password;Database=postgres"
}

postgres_serve() {
  (cd "$postgres_dir" && as_postgres "$postgres_bin/postgres" -D "$postgres_dir/data" -p "$1" -k "$postgres_dir" \
    -c listen_addresses=127.0.0.1 -c max_connections=300 -c shared_buffers=128MB \
    -c fsync="$postgres_durability" -c synchronous_commit="$postgres_durability" -c full_page_writes="$postgres_durability") \
    >"$artifacts/postgres.log" 2>&1 </dev/null &
  postgres_pid=$!
  local wait
  for ((wait = 0; wait < 300; wait++)); do
    kill -0 "$postgres_pid" 2>/dev/null || return
    "$postgres_bin/pg_isready" -q -h 127.0.0.1 -p "$1" && return
    sleep 0.1
  done
  return 1
}

stop_postgres() {
  if [[ -n $postgres_pid ]]; then
    kill -QUIT "$postgres_pid" 2>/dev/null || :
    wait "$postgres_pid" 2>/dev/null || :
    postgres_pid=''
  fi
  [[ -z $postgres_dir ]] || rm -rf "$postgres_dir"
  postgres_dir=''
}
