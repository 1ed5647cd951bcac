# Builds the program when its sources have changed, once however many ask for it at the same time. Sourced, never run.
# shellcheck shell=bash
# shellcheck source=scripts/packages.sh
. "${BASH_SOURCE[0]%/*}/packages.sh"
# shellcheck source=scripts/models.sh
. "${BASH_SOURCE[0]%/*}/models.sh"

program=$artifacts/program/dengke.dll
client=$root/src/Dengke/Client
webroot=$root/src/Dengke/wwwroot
# Two lines: the fingerprint of what was built, and the dotnet that runs it.
stamp=$artifacts/program.stamp

# Names, sizes and times of everything that goes into the build: tells an edit, a deletion and a file set back.
fingerprint() {
  (
    cd "$root" || exit
    find "$@" \( -name bin -o -name obj -o -name node_modules -o -name wwwroot \) -prune -o -type f -printf '%p %s %T@\n' |
      LC_ALL=C sort | sha256sum | cut -d ' ' -f 1
  )
}

program_fingerprint() { fingerprint src scripts/build.sh scripts/models.sh Directory.Build.props Directory.Packages.props global.json .editorconfig BannedSymbols.txt; }

# Sets $dotnet as well, so that a second start asks the SDK nothing.
program_is_current() {
  local built
  { read -r built && read -r dotnet; } <"$stamp" || return
  [[ -f $program && -x $dotnet && $built == "$(program_fingerprint)" ]]
} 2>/dev/null

# One build at a time. The lock is not handed to the commands, or whatever they leave running would keep it.
with_lock() {
  { mkdir -p "$artifacts" && [[ -w $artifacts ]]; } 2>/dev/null ||
    die "需要重新构建, 但目录不可写 / a build is needed, but the folder is not writable: $artifacts"
  (
    flock 9
    "$@" 9>&-
  ) 9>"$artifacts/build.lock"
}

# Called once the build is done: whatever was edited meanwhile is built by the next call.
write_stamp() { printf '%s\n' "$1" "$dotnet" >"$stamp.new" && mv "$stamp.new" "$stamp"; }

dotnet_restore() { (cd "$root" && quietly restore twice "$dotnet" restore -v q "$1"); }

dotnet_build() { (cd "$root" && quietly build "$dotnet" build -c Release --no-restore -v q "$1"); }

# dotnet_publish PROJECT NAME: into artifacts/NAME, compiled ahead of time where the packages for that are, since a third of the
# program's start would else go into the JIT.
dotnet_publish() {
  local project=$1 folder=$artifacts/$2 ahead=()
  [[ $(uname -m) != x86_64 ]] || ahead=(--runtime linux-x64 --self-contained false -p:PublishReadyToRun=true)
  (
    cd "$root" || exit
    quietly restore twice "$dotnet" restore -v q "$project" ${ahead[0]:+--runtime linux-x64 -p:PublishReadyToRun=true} &&
      rm -rf "$folder.new" &&
      quietly build "$dotnet" publish -c Release --no-restore -v q "${ahead[@]}" -o "$folder.new" "$project" &&
      rm -rf "$folder" && mv "$folder.new" "$folder"
  )
}

build_client() {
  [[ -f $client/package.json ]] || return 0
  local built=$client/node_modules/.built print
  # The style sheet and the icons hold what the pages name, so a changed page is reason enough.
  print=$(fingerprint src/Dengke)
  [[ -d $webroot && -f $built && $(<"$built") == "$print" ]] && return
  ensure_node
  install_client_packages || die "前端依赖安装失败 / npm ci failed"
  (cd "$client" && quietly client npm run --silent build) || die "前端构建失败 / the front end does not build"
  echo "$print" >"$built"
}

install_client_packages() {
  local installed=$client/node_modules/.installed lock
  lock=$(sha256sum <"$client/package-lock.json")
  [[ -f $installed && $(<"$installed") == "$lock" ]] && return
  (cd "$client" && quietly npm twice npm ci --no-audit --no-fund) && echo "$lock" >"$installed"
}

build_program() {
  program_is_current && return
  local print
  [[ ! -t 2 ]] || say "正在构建 / building …"
  ensure_dotnet
  ensure_fonts
  build_client
  ensure_models
  print=$(program_fingerprint)
  # Used once or twice on this machine, perhaps: no compiler stays behind.
  export UseSharedCompilation=false
  dotnet_publish src/Dengke program || die "构建失败 / the program does not build"
  write_stamp "$print"
}

# Leaves $program built and $dotnet set (the build runs in a subshell, so it is read back from the stamp).
ensure_program() {
  program_is_current && return
  with_lock build_program
  program_is_current || return 0
}
