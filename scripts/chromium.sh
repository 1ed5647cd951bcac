# A browser for the browser tests. Sourced, never run.
# shellcheck shell=bash
# shellcheck source=scripts/packages.sh
. "${BASH_SOURCE[0]%/*}/packages.sh"

# Sets $chromium. The headless shell is the same browser without its windows, menus and GPU process: a third quicker without a GPU.
find_chromium() {
  for chromium in "${DENGKE_TEST_CHROMIUM:-}" "$(command -v chromium-headless-shell)" "$(command -v chromium)" "$(command -v google-chrome-stable)" \
    "$(compgen -G "${HOME:-}/.cache/ms-playwright/chromium-*/chrome-linux*/chrome" | sort -V | tail -n 1)"; do
    # Ubuntu's own is a snap, which sees neither /tmp nor what a test hands it.
    [[ -x $chromium && $(readlink -f "$chromium") != */snap ]] && return
  done
  return 1
}

ensure_chromium() {
  fc-list ':lang=zh-cn' 2>/dev/null | grep -q . || install fontconfig fonts-noto-cjk
  find_chromium && [[ -n ${DENGKE_TEST_CHROMIUM:-} || $chromium != */chromium ]] && return
  if ! grep -q '^ID=ubuntu' /etc/os-release; then
    # Without it the browser itself will do.
    ! offered chromium-headless-shell || (install chromium-headless-shell) || :
    find_chromium || install chromium
  elif ! find_chromium; then
    install_playwright_chromium
  fi
  find_chromium || die "缺少 Chromium / Chromium is missing; 可用 DENGKE_TEST_CHROMIUM 指定 / set DENGKE_TEST_CHROMIUM to its path"
}

# The installer that comes with the tests' own package, built before.
install_playwright_chromium() {
  local driver=$root/tests/Dengke.Browser.Tests/bin/Release/net10.0/.playwright
  say "正在安装 / installing: Chromium (Playwright)"
  quietly chromium twice "$(compgen -G "$driver/node/linux-*/node" | head -n 1)" "$driver/package/cli.js" install --with-deps chromium ||
    die "Chromium 安装失败 / could not install Chromium; 可用 DENGKE_TEST_CHROMIUM 指定 / set DENGKE_TEST_CHROMIUM to its path"
}
