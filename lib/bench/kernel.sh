#!/usr/bin/env bash
# Compares the kernel with ipykernel, from the start of the process to the reply of a cell. See README.md beside this file.
#   ./kernel.sh [--rounds N] [--options 'LABEL=JVM OPTIONS']… [--out FILE]
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
clone=$(cd "$bench/../.." && pwd)
venv=$bench/target/kernel-venv
prefix=$bench/target/kernel-prefix
pins=$bench/kernel-requirements.txt
installed=$venv/.has-$(cksum <"$pins" | tr ' ' -)

if [ ! -e "$installed" ]; then
    for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi
        python=''
    done
    [ -n "$python" ] || { echo "Missing: Python 3.11 or newer with venv; PYTHON=… names one." >&2; exit 1; }
    rm -rf "$venv"
    "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install --disable-pip-version-check -q -r "$pins" >&2
    touch "$installed"
fi

# As users have it: with the launcher, and the classes put aside.
"$clone/install.sh" --prefix "$prefix" >&2
trap '"$clone/install.sh" uninstall --prefix "$prefix" >&2' EXIT
JUPYTER_PATH=$prefix/share/jupyter "$venv/bin/python" "$bench/src/main/python/kernels.py" "$@"
