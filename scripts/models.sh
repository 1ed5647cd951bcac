# The face models: fetched as npm packages, which the lock file pins, and turned into ONNX once. Sourced by build.sh, never run.
# shellcheck shell=bash
# shellcheck source=scripts/packages.sh
. "${BASH_SOURCE[0]%/*}/packages.sh"

models=$artifacts/models
models_source=$root/src/Dengke.Photos.Models

models_fingerprint() { fingerprint src/Dengke.Photos.Models src/Dengke.Photos/Models scripts/models.sh; }

# All of them whole, and made from what lies here now.
models_are_made() {
  [[ -f $models/.made && $(<"$models/.made") == "$1" ]] && (cd "$models" && sha256sum --status --check .sums)
} 2>/dev/null

# Quick when they are there; else it takes the network once, and about a minute.
ensure_models() {
  local print manifest=$root/src/Dengke.Photos/Models/models.json converter
  print=$(models_fingerprint)
  models_are_made "$print" && return
  ensure_node
  (cd "$models_source" && quietly npm twice npm ci --ignore-scripts --no-audit --no-fund) ||
    die "照片模型下载失败 / the photo models cannot be fetched"
  { dotnet_restore src/Dengke.Photos.Models && dotnet_build src/Dengke.Photos.Models; } || die "构建失败 / the build fails"
  converter=$models_source/bin/Release/net10.0/Dengke.Photos.Models.dll
  "$dotnet" "$converter" "$models_source/node_modules" "$manifest" "$models" >&2 ||
    die "照片模型转换失败 / the photo models cannot be converted"
  rm -rf "$models_source/node_modules"
  (cd "$models" && sha256sum -- *.onnx >.sums) && echo "$print" >"$models/.made"
}
