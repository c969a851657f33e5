#!/usr/bin/env bash
# Compares Diatom with other systems, side by side, and prints a table. See README.md beside this file.
#   ./run.sh [--quick] [--keep] [--data FOLDER] [--out FILE] [task…]
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
clone=$(cd "$bench/../.." && pwd)
venv=$bench/target/venv
missing=()
# shellcheck source=lib/bench/python.sh
. "$bench/python.sh"

command -v gcc >/dev/null || missing+=(gcc libc6-dev)
command -v tiffcp >/dev/null || missing+=(libtiff-tools)
[ -e /usr/include/tiffio.h ] || ls /usr/include/*/tiffio.h >/dev/null 2>&1 || missing+=(libtiff-dev)
command -v fincore >/dev/null || missing+=(util-linux)
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "Installing by apt: ${missing[*]}"
        apt-get update -q >/dev/null
        DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
    else
        say "Missing: ${missing[*]}. On Debian or Ubuntu: sudo apt-get install ${missing[*]}"
        exit 1
    fi
fi

say "Building"
(cd "$clone" && mvn -B -ntp -q -Pbench -pl lib/bench -am package -Dmaven.test.skip=true) >&2
gcc -O2 -o "$bench/target/reads" "$bench/src/main/c/reads.c" -lz
gcc -O2 -o "$bench/target/decode" "$bench/src/main/c/decode.c" -ltiff -lz

python_with "$venv" "$bench/requirements.txt"
# pyifcb is not on PyPI: PYIFCB names a folder with its sources.
[ -z "${PYIFCB:-}" ] || python_with "$bench/target/venv-bins" "$bench/bins-requirements.txt"
case " $* " in
    *' operators '*) python_with "$bench/target/venv-operators" "$bench/operators-requirements.txt" ;;
esac
exec "$venv/bin/python" "$bench/src/main/python/bench.py" "$@"
