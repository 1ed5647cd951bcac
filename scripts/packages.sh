# What a fresh Debian or Ubuntu lacks: found, and installed where it is missing. Sourced, never run.
# shellcheck shell=bash
# shellcheck source=scripts/common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

dotnet_band=10.0
node_oldest=18
tools=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/dengke

have() { command -v "$1" >/dev/null; }

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif have sudo && { [[ -t 2 ]] || sudo -n true 2>/dev/null; }; then
    sudo "$@"
  else
    return 1
  fi
}

apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@"; }

apt_update() {
  [[ -n ${apt_updated:-} ]] || quietly apt-update twice apt_get update || return
  apt_updated=yes
}

# install PACKAGE...
install() {
  local by_hand="请以管理员身份执行 / as an administrator run: apt-get update && apt-get install -y $*"
  have apt-get || die "缺少 / missing: $*. 本脚本只会用 apt 安装 / this script installs by apt only."
  as_root true || die "缺少 / missing: $*. $by_hand"
  say "正在安装 / installing: $*"
  apt_update || die "软件源无法访问 / the package feed cannot be reached. $by_hand"
  quietly apt-install twice apt_get install --no-install-recommends "$@" || die "安装失败 / could not install: $*. $by_hand"
}

# Whether the machine's own feed has a package.
offered() {
  have apt-get && as_root true && apt_update || return
  [[ $(apt-cache policy "$1" 2>/dev/null) == *Candidate:\ [0-9]* ]]
}

find_dotnet() {
  for dotnet in "$(command -v dotnet)" "${DOTNET_ROOT:-}/dotnet" "${HOME:-}/.dotnet/dotnet" "$tools/dotnet/dotnet"; do
    # Asked inside the repository, so that global.json decides.
    [[ -x $dotnet ]] && (cd "$root" && "$dotnet" --version) >/dev/null 2>&1 && return
  done
  return 1
}

# Sets $dotnet to the SDK's host.
ensure_dotnet() {
  [[ -e /usr/share/zoneinfo/Asia/Shanghai ]] || install tzdata
  find_dotnet || { offered "dotnet-sdk-$dotnet_band" && install "dotnet-sdk-$dotnet_band" && find_dotnet; } || download_dotnet
  # The tests' own launchers look for the runtime there.
  DOTNET_ROOT=$(dirname "$(readlink -f "$dotnet")")
  export DOTNET_ROOT
}

# Debian's feed has no .NET; Microsoft's script needs no administrator and touches nothing but one folder.
download_dotnet() {
  local script=$tools/dotnet-install.sh
  local by_hand="见 / see https://learn.microsoft.com/dotnet/core/install/linux; 或 / or: \
curl -fsSLO https://dot.net/v1/dotnet-install.sh && bash dotnet-install.sh --channel $dotnet_band --install-dir ~/.dotnet"
  { have curl && [[ -e /etc/ssl/certs/ca-certificates.crt ]] && ldconfig -p | grep -q libssl.so.3; } ||
    install curl ca-certificates libssl3 libstdc++6 zlib1g
  say "正在下载 / downloading .NET SDK $dotnet_band -> $tools/dotnet"
  mkdir -p "$tools"
  if ! { quietly dotnet-script twice curl -fsSL --max-time 60 -o "$script" https://dot.net/v1/dotnet-install.sh &&
    quietly dotnet-install twice bash "$script" --channel "$dotnet_band" --install-dir "$tools/dotnet" --no-path &&
    find_dotnet; }; then
    die "缺少 .NET SDK $dotnet_band, 下载未成功 / .NET SDK $dotnet_band is missing and could not be downloaded. $by_hand"
  fi
}

# What documents are set in, and the rare characters of names that it lacks. Dengke runs without: it then says what is
# missing when a document is asked for.
ensure_fonts() {
  [[ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ]] || (install fonts-noto-cjk) || :
  [[ -e /usr/share/fonts/truetype/hanazono/HanaMinB.ttf ]] || ! offered fonts-hanazono || (install fonts-hanazono) || :
}

node_fits() { have node && have npm && (($(node -p 'process.versions.node.split(".")[0]') >= node_oldest)); }

ensure_node() {
  [[ -d $tools/node/bin ]] && PATH=$tools/node/bin:$PATH
  node_fits && return
  { have node && have npm; } || install nodejs npm
  node_fits || fetch_node
}

# Ubuntu 22.04 has Node.js 12. Its npm can fetch a newer Node.js: the registry carries it as a package.
fetch_node() {
  local package
  package=node-linux-$(node -p 'process.arch')
  say "正在下载 / downloading Node.js 22 (apt: $(node --version))"
  mkdir -p "$tools/node-package"
  quietly node-install twice npm install --prefix "$tools/node-package" --no-save --no-audit --no-fund "$package@22" ||
    die "需要 Node.js $node_oldest 或更新 / Node.js $node_oldest or newer is needed: https://nodejs.org/"
  ln -sfn "$tools/node-package/node_modules/$package" "$tools/node"
  PATH=$tools/node/bin:$PATH
  node_fits || die "需要 Node.js $node_oldest 或更新 / Node.js $node_oldest or newer is needed: https://nodejs.org/"
}
