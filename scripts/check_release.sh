#!/bin/sh
# Builds sdist and wheel into dist/ and tries them as a stranger would, on each Python named (3.11 to 3.14, if
# none is): a fresh environment, the wheel, `summarymine compare samples/` of the unpacked sdist, its tests collected.
#
#     scripts/check_release.sh [PYTHON]…
#
# Needs ./dev test to have set up .venv, and in it the package `build`. What is checked by hand: docs/release.md
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
failed=

say() {
    printf 'check_release: %s\n' "$*" >&2
}

# Leaves in $sdist the unpacked sdist, in $wheel the wheel that was built from it.
build() {
    rm -rf "$root/dist"
    ( cd "$root" && .venv/bin/python -m build --outdir dist >"$work/build" 2>&1 ) || { cat "$work/build" >&2; exit 1; }
    wheel=$(echo "$root"/dist/*.whl)
    mkdir "$work/sdist"
    tar -xzf "$root"/dist/*.tar.gz -C "$work/sdist"
    sdist=$(echo "$work"/sdist/*)
    say "built ${wheel##*/}, ${sdist##*/}.tar.gz"
}

# Tries both with Python $1; not a word of it may come from the checkout, so all runs in the unpacked sdist.
try() {
    venv=$work/venv
    rm -rf "$venv"
    "$1" -m venv "$venv"
    cd "$sdist"
    "$venv/bin/python" -m pip install -qq "$wheel"
    # Without the cache, which another version may have filled.
    "$venv/bin/summarymine" compare samples/ --no-cache --quiet -o "$work/compared.csv"
    # Each Python gives the same table.
    [ -e "$work/first.csv" ] || cp "$work/compared.csv" "$work/first.csv"
    cmp "$work/compared.csv" "$work/first.csv"
    "$venv/bin/python" -m pip install -qq "$wheel[dev]"
    "$venv/bin/python" -m pytest --collect-only -p no:cacheprovider >"$work/collected" 2>&1 ||
        { tail -n 40 "$work/collected" >&2; return 1; }
    say "$1: compares, $(grep . "$work/collected" | tail -n 1)"
}

build
[ $# -gt 0 ] || set -- python3.11 python3.12 python3.13 python3.14
for python in "$@"; do
    if ! version=$("$python" --version 2>/dev/null); then
        say "$python: not on this machine, not tried"
        continue
    fi
    # In a shell of its own: set -e is off in what stands before || or after if.
    set +e
    ( set -e; try "$python" )
    [ $? -eq 0 ] || { say "$python: FAILED ($version)"; failed=1; }
    set -e
done
[ -z "$failed" ]
