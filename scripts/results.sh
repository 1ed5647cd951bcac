# Counts what the test projects wrote (xUnit XML in artifacts/tests), and which requirements they name. Sourced, never run.
# shellcheck shell=bash
# shellcheck source=scripts/common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

results=$artifacts/tests
passed=0
failed=0
closed=''

# count NAME STATUS SECONDS: adds up one project's result file. A skipped test counts as failed, and so does a process that
# wrote no result, or ended badly though it says that all is well.
count() {
  local name=$1 status=$2 seconds=$3 ok bad ids total file="$results/$1.xml"
  read -r ok bad total < <(sum_results "$file")
  ids=$(named_requirements "$file" | wc -l)
  if [[ ! -f $file ]] || ((total == 0 && ${filtered:-0} == 0)); then
    bad=1
    say "$name: 没有测试结果 / no result (exit status $status)"
  elif ((status != 0 && bad == 0)); then
    bad=1
    say "$name: 异常退出 / ended badly (exit status $status)"
  fi
  passed=$((passed + ok))
  failed=$((failed + bad))
  printf '%-34s %5d passed %4d failed %4d requirements %5d s\n' "$name" "$ok" "$bad" "$ids" "$seconds"
}

# Prints "passed not-passed total" of one result file; zeros if there is none.
sum_results() {
  [[ -f $1 ]] || { echo 0 0 0 && return; }
  grep -o '<assembly [^>]*>' "$1" | awk '
    function attribute(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    { ok += attribute("passed"); bad += attribute("failed") + attribute("errors") + attribute("skipped"); all += attribute("total") }
    END { print ok + 0, bad + 0, all + 0 }'
}

# The requirement ids named by the tests of these result files, sorted.
named_requirements() {
  { cat -- "$@" 2>/dev/null || :; } | { grep -o '<trait name="Requirement" value="[^"]*"' || :; } |
    sed 's/.*value="\(.*\)"/\1/' | LC_ALL=C sort -u
}

# Compares docs/requirements.md with the tests: every id that is built, or built in part, has a test; every id that a test
# names is in the list.
check_requirements() {
  local listed=$results/listed named=$results/named id state missing=() unknown later=()
  sed -n 's/^| \([A-Z]\{3\}-[0-9]\{1,2\}\) |.*| \([a-z ]*\) |$/\1 \2/p' "$root/docs/requirements.md" | LC_ALL=C sort >"$listed"
  named_requirements "$results"/*.xml >"$named"
  while read -r id state; do
    case $state in
      built | 'in part') missing+=("$id") ;;
      'not yet') later+=("$id") ;;
      *) bad_check "docs/requirements.md: $id: unknown state '$state'" ;;
    esac
  done < <(LC_ALL=C join -v 1 "$listed" "$named")
  unknown=$(LC_ALL=C join -v 2 "$listed" "$named")
  echo
  echo "Requirements: $(wc -l <"$listed") listed, $(wc -l <"$named") named by a test."
  ((${#later[@]} == 0)) || echo "Not yet built and without a test (${#later[@]}): ${later[*]}"
  ((${#missing[@]} == 0)) || bad_check "Built, but named by no test: ${missing[*]}"
  [[ -z $unknown ]] || bad_check "Named by a test, but not in docs/requirements.md: ${unknown//$'\n'/ }"
}

# A check outside the test projects that failed.
bad_check() {
  failed=$((failed + 1))
  say "FAILED: $*"
}

# The names of the tests that did not pass, a line each, so that they are at the end of a long output.
name_failed() {
  local file
  for file in "$results"/*.xml; do
    [[ -f $file ]] || continue
    { grep -o '<test [^>]*result="[FS][a-z]*"' "$file" || :; } | sed "s|.* name=\"\([^\"]*\)\".*|FAILED: $(basename "$file" .xml): \1|"
  done
}

# Prints the last line; false unless all is well.
closing_line() {
  closed=yes
  name_failed
  ((passed + failed > 0)) || say "没有符合条件的测试 / no test matches"
  echo
  echo "$passed passed, $failed failed"
  ((failed == 0 && passed > 0))
}

# For a run that ends before its closing line.
close_unfinished() {
  [[ -z $closed ]] || return 0
  bad_check "未能完成 / the run did not finish"
  closing_line || :
}
