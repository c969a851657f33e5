#!/usr/bin/env bash
# Compares the kernel with ipykernel, from the start of the process to the reply of a cell. See README.md beside this file.
#   ./kernel.sh [--rounds N] [--options 'LABEL=JVM OPTIONS']… [--out FILE]
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
clone=$(cd "$bench/../.." && pwd)
venv=$bench/target/kernel-venv
prefix=$bench/target/kernel-prefix
# shellcheck source=lib/bench/python.sh
. "$bench/python.sh"

python_with "$venv" "$bench/kernel-requirements.txt"

# As users have it: with the launcher, and the classes put aside.
"$clone/install.sh" --prefix "$prefix" >&2
trap '"$clone/install.sh" uninstall --prefix "$prefix" >&2' EXIT
JUPYTER_PATH=$prefix/share/jupyter "$venv/bin/python" "$bench/src/main/python/kernels.py" "$@"
