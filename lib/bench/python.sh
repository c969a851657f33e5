# shellcheck shell=bash
# Sourced by run.sh and kernel.sh.

say() { printf '%s\n' "$*" >&2; }

# python_with VENV PINS: makes the environment with what the file pins, unless it is there already.
python_with() {
    local venv=$1 pins=$2 installed python
    installed=$venv/.has-$(cksum <"$pins" | tr ' ' -)
    [ ! -e "$installed" ] || return 0
    for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then break; fi
        python=''
    done
    [ -n "$python" ] || { say "Missing: Python 3.11 or newer with venv; PYTHON=… names one."; exit 1; }
    say "Making a Python environment in $venv"
    rm -rf "$venv"
    "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install --disable-pip-version-check -q -r "$pins" >&2
    touch "$installed"
}
