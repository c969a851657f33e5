#!/usr/bin/env bash
# Builds Diatom and installs its Jupyter kernel; runs the demonstration and the tests; takes everything away again.
set -euo pipefail

usage() {
    cat <<'TEXT'
./install.sh [WHERE]             builds Diatom and installs its kernel, "Java (Diatom)", into Jupyter
./install.sh demo [WHERE]        does that, runs the first notebook and writes it as a web page
./install.sh test [WHERE]        does that and runs every test
./install.sh uninstall [WHERE]   takes away what was installed there; without WHERE, everywhere

WHERE, as in `jupyter kernelspec install`:
  --user          for you (the default)
  --prefix DIR    into DIR/share
  --sys-prefix    into the Python environment of your Jupyter
  --system        for all users, into /usr/local/share

A JDK 17 or newer, Maven and Jupyter are used where they are there. What is missing is supplied: Jupyter by pip, into an
environment of its own in your data folder; the rest, and Jupyter where pip reaches no index, by apt, as root or with
sudo. Where neither works, the commands for your system are printed. The tests also want SciPy, scikit-image and
Chromium or Chrome, and get them in the same way.

  DIATOM_JAVA_OPTS   options of the kernel's JVM, such as -Xmx8g. Set now, they become the default; set when Jupyter
                     starts, they replace it.
  DIATOM_TEST_DATA   a folder of real images and bins for the tests that want them
  DIATOM_CACHE       the folder of the sample data, if not the usual one
  DIATOM_CHROMIUM    the Chromium or Chrome of the tests, if it is in no usual place
TEXT
}

say() { echo "==> $*"; }

die() {
    echo "install.sh: $*" >&2
    exit 1
}

# attempt WHAT COMMAND…: says what is done and how long it took; the output goes to the log.
attempt() {
    local what=$1 start=$SECONDS code=0
    shift
    printf '==> %s ... ' "$what"
    printf '\n==> %s: %s\n' "$what" "$*" >>"$log"
    "$@" >>"$log" 2>&1 </dev/null || code=$?
    if [ "$code" = 0 ]; then echo "($((SECONDS - start)) s)"; else echo "failed ($((SECONDS - start)) s)"; fi
    return "$code"
}

maven_advice='^\[ERROR\] *(-> \[|\[Help|$|To see|Re-run|For more|After|  mvn)'

# run WHAT COMMAND…: the same, and a failure is the end.
run() {
    local from
    from=$(wc -l <"$log")
    attempt "$@" && return 0
    tail -n "+$((from + 3))" "$log" >"$temporary/output"
    { grep -E '\.java:\[|^\[ERROR\]' "$temporary/output" | grep -vE "$maven_advice" || cat "$temporary/output"; } |
        tail -n 20 | cut -c 1-300 | sed 's/^/    /' >&2
    die "$1: failed; the whole output is in $log"
}

# ---- Folders that are ours carry a mark, and the names of the parents that were made with them.

mark=.made-by-diatom

missing_parents() { # those of a path that are not there, deepest first
    local folder
    folder=$(dirname "$1")
    while [ ! -d "$folder" ]; do
        echo "$folder"
        folder=$(dirname "$folder")
    done
}

make_ours() { # make_ours FOLDER
    [ ! -e "$1/$mark" ] || return 0
    if [ -d "$1" ] && [ -n "$(ls -A "$1")" ]; then
        die "$1 was not made by this script and is not empty: move it away, or install elsewhere with --prefix DIR"
    fi
    local parents
    parents=$(missing_parents "$1")
    mkdir -p "$1" || die "$1 cannot be made: choose another place with --user or --prefix DIR, or be root for --system"
    printf '%s\n' "$parents" >"$1/$mark"
}

# ---- Places

choose_place() { # sets `ours`, the folder of the jars; `specs`, that of Jupyter's kernelspecs; `spec_flags`
    case $place in
        user)
            ours=$user_data spec_flags=(--user)
            [ -z "$jupyter" ] || specs=$("$jupyter" --data-dir)/kernels
            return
            ;;
        sys-prefix)
            [ -n "$jupyter" ] || die "--sys-prefix: no Jupyter was found"
            prefix=$("$(jupyter_python)" -c 'import sys; print(sys.prefix)' 2>/dev/null) ||
                die "--sys-prefix: the Python of $jupyter was not found: use --prefix DIR"
            spec_flags=(--prefix "$prefix")
            ;;
        prefix) spec_flags=(--prefix "$prefix") ;;
        system) prefix=/usr/local spec_flags=(--prefix /usr/local) ;;
    esac
    ours=$prefix/share/diatom specs=$prefix/share/jupyter/kernels
}

# ---- Install

build() {
    rm -rf kernel/target/dist # jars of dependencies that are no more
    run "Building Diatom" "$mvn" -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package
}

quoted() { # for sh
    printf "'%s'" "$(printf '%s\n' "$1" | sed "s/'/'\\\\''/g")"
}

json() {
    printf '"%s"' "$(printf '%s\n' "$1" | sed 's/[\\"]/\\&/g')"
}

launcher() { # the launcher of the jars in a folder
    local line
    while IFS= read -r line; do
        case $line in
            lib=@LIB@) echo "lib=$(quoted "$1")" ;;
            classes=@CLASSES@) echo "classes=$(quoted "$classes")" ;;
            java=@JAVA@) echo "java=$(quoted "$java_home/bin/java")" ;;
            default=@OPTIONS@) echo "default=$(quoted "${DIATOM_JAVA_OPTS:-}")" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done <kernel/src/main/shell/launcher.sh
}

jars_in_use() { # the folder that the installed launcher names
    local name
    name=$(sed -n "s|^lib=.*/\([^/']*\)'\$|\1|p" "$ours/kernel/diatom-kernel" 2>/dev/null) || return 0
    echo "$ours/kernel/$name"
}

# The JVM puts aside the classes that a short session uses, so that a kernel need not load them anew each time. They are
# good for these jars in this place, and for this JVM; the kernel works without them.
put_classes_aside() { # put_classes_aside FOLDER: sets `classes`
    local version new option=-XX:ArchiveClassesAtExit suffix=jsa
    ! at_least "$java_version" 25 || option=-XX:AOTCacheOutput suffix=aot
    version=$("$java_home/bin/java" -version 2>&1 | cksum | cut -d ' ' -f 1)
    classes=$1/classes-$version.$suffix
    [ ! -s "$classes" ] || return 0
    rm -f "$1"/classes-*
    new=$1/classes-new-$$.$suffix
    if attempt "Putting the kernel's classes aside, for a fast start" \
        env -u JAVA_TOOL_OPTIONS -u _JAVA_OPTIONS -u JDK_JAVA_OPTIONS DIATOM_SCRATCH="$temporary/scratch" \
        "$java_home/bin/java" -Djava.awt.headless=true -XX:+UseSerialGC "$option=$new" -cp "$1/*" dev.diatom.kernel.Main --train &&
        [ -s "$new" ]; then
        chmod 644 "$new"
        mv "$new" "$classes"
    else
        rm -f "$1"/classes-*
        say "The kernel works without them, and starts more slowly"
    fi
}

# The jars get a folder of their own each time they differ, and the launcher then names it: a kernel that is running
# keeps the jars that it was started with. The previous folder stays until the next change.
install_jars() {
    local built=kernel/target/dist/lib former lib folder
    ls "$built"/diatom-kernel-*.jar >/dev/null 2>&1 || die "the build left no kernel in $clone/$built"
    make_ours "$ours"
    mkdir -p "$ours/kernel"
    former=$(jars_in_use)
    lib=$former
    if [ -z "$former" ] || ! diff -rq -x 'classes-*' "$built" "$former" >/dev/null 2>&1; then
        lib=$ours/kernel/$(date +%Y%m%d-%H%M%S)-$$
        rm -rf "$ours"/kernel/.new-*
        mkdir "$ours/kernel/.new-$$"
        cp -R "$built"/. "$ours/kernel/.new-$$"
        mv "$ours/kernel/.new-$$" "$lib"
    fi
    put_classes_aside "$lib"
    launcher "$lib" >"$ours/kernel/.launcher-$$"
    chmod +x "$ours/kernel/.launcher-$$"
    mv "$ours/kernel/.launcher-$$" "$ours/kernel/diatom-kernel"
    [ "$lib" != "$former" ] || return 0
    for folder in "$ours"/kernel/*/; do
        folder=${folder%/}
        case $folder in "$lib" | "$former") ;; *) rm -rf "$folder" ;; esac
    done
}

install_spec() {
    mkdir -p "$temporary/diatom"
    cat >"$temporary/diatom/kernel.json" <<JSON
{
  "argv": [$(json "$ours/kernel/diatom-kernel"), "{connection_file}"],
  "display_name": "Java (Diatom)",
  "language": "java",
  "interrupt_mode": "message"
}
JSON
    missing_parents "$specs/diatom" >>"$ours/$mark"
    run "Installing the kernelspec diatom in $specs" \
        "$jupyter" kernelspec install "${spec_flags[@]}" --name diatom "$temporary/diatom"
}

remember_place() {
    local line="$ours	$specs"
    make_ours "$user_data"
    grep -qxF -- "$line" "$user_data/places" 2>/dev/null || printf '%s\n' "$line" >>"$user_data/places"
}

install_kernel() {
    install_jars
    install_spec
    remember_place
    say "Kernel \"Java (Diatom)\" installed; its jars are in $ours"
}

prepare() {
    { mkdir -p target && : >"$log"; } 2>/dev/null || die "cannot write in $clone, where Diatom is built"
    supply_tools
    supply_fonts || { [ "$action" = install ] && say "No font was found: charts will fail until there is one"; } || advise fonts
    supply_jupyter
    say "Jupyter at $jupyter"
    choose_place
}

lab_command() { # how to open the notebooks by hand
    local program subcommand root='' path=''
    [ "$(id -u)" != 0 ] || root=' --allow-root'
    for program in "$jupyter" "$runner" "$venv/bin/jupyter"; do
        for subcommand in lab notebook; do
            if [ -x "$program" ] && works "$program" "$subcommand"; then
                # A Jupyter that would not look where the kernel is must be told.
                if [ "$place" = prefix ] || { [ "$place" = sys-prefix ] && [ "$program" != "$jupyter" ]; }; then
                    path="JUPYTER_PATH=$(plain "$(dirname "$specs")") "
                fi
                echo "$path$(plain "$program") $subcommand$root $(plain "$clone/notebooks")"
                return
            fi
        done
    done
    echo "$(plain "$jupyter") has neither lab nor notebook; a front end that uses it finds the kernel \"Java (Diatom)\""
}

plain() { # a path as one would type it
    case $1 in *[!A-Za-z0-9_./~-]*) quoted "$1" ;; *) printf '%s' "$1" ;; esac
}

# ---- Demo

demo() {
    local page=$clone/target/demo/01-first-look.html
    prepare
    supply_runner
    build
    install_kernel
    mkdir -p target/demo
    run "Running the first notebook" with_this_kernel "$runner" nbconvert --to html --execute \
        --ExecutePreprocessor.kernel_name=diatom --ExecutePreprocessor.timeout=600 \
        --output-dir target/demo --output 01-first-look notebooks/01-first-look.ipynb
    echo
    echo "The executed notebook is $page"
    echo "  to look at it: file://${page// /%20}"
    echo "To open the notebooks by hand: $(lab_command)"
}

with_this_kernel() { # runs a command that finds the kernel just installed before any other of its name
    JUPYTER_PATH=$(dirname "$specs")${JUPYTER_PATH:+:$JUPYTER_PATH} \
        JUPYTER_RUNTIME_DIR=$temporary/runtime "$@"
}

# ---- Test

totals() { # totals FILE…: "tests failed skipped", summed over the test suites in JUnit's XML
    cat /dev/null "$@" | awk 'BEGIN { RS = "<" }
        function count(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
        /^testsuite / { tests += count("tests"); failed += count("failures") + count("errors"); skipped += count("skipped") }
        END { print tests + 0, failed + 0, skipped + 0 }'
}

add_totals() { # add_totals WHAT TESTS FAILED SKIPPED
    printf '    %-24s %s passed, %s failed, %s skipped\n' "$1" $(($2 - $3 - $4)) "$3" "$4"
    passed=$((passed + $2 - $3 - $4)) failed=$((failed + $3)) skipped=$((skipped + $4))
}

test_all() {
    local maven=0 pytest=0 python_tests=kernel/src/test/python reports passed=0 failed=0 skipped=0 module
    prepare
    supply_test_python
    supply_reference
    supply_chromium
    rm -rf kernel/target/dist target/pytest.xml
    find lib kernel -type d -path '*/target/*' \( -name surefire-reports -o -name failsafe-reports \) -prune -exec rm -rf {} +
    # Failed tests are counted below; the build goes on, so that one failure does not hide those of other modules.
    run "Building Diatom and running its Java tests" env DIATOM_TEST_PYTHON="$test_python" DIATOM_PYTHON="$reference" \
        "$mvn" -B -ntp -Dmaven.test.failure.ignore=true verify
    ! grep -q '^\[ERROR\]' "$log" || maven=1
    install_kernel
    COLUMNS=200 PYTHONDONTWRITEBYTECODE=1 attempt "Running the tests through Jupyter" with_this_kernel \
        "$test_python" -m pytest -p no:cacheprovider -ra --junitxml=target/pytest.xml "$python_tests" || pytest=$?
    failures
    say "Tests"
    for module in lib/*/ kernel/; do
        reports=$(find "$module" -path '*-reports/TEST-*.xml')
        [ -n "$reports" ] || continue
        # shellcheck disable=SC2046,SC2086
        add_totals "${module%/}" $(totals $reports)
    done
    [ "$failed" = 0 ] || maven=0 # its errors are those tests
    # shellcheck disable=SC2046
    [ ! -e target/pytest.xml ] || add_totals "$python_tests" $(totals target/pytest.xml)
    if [ "$maven" != 0 ]; then
        echo "    Maven reported errors beside the tests: see $log"
        failed=$((failed + 1))
    elif [ "$pytest" != 0 ] && [ "$failed" = 0 ]; then
        echo "    pytest ended with code $pytest: see $log"
        failed=$((failed + 1))
    fi
    echo "    The whole output is in $log"
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" = 0 ]
}

failures() { # what Maven and pytest say of failed tests
    grep -E '^(\[ERROR\]   |FAILED |ERROR )' "$log" | cut -c 1-300 | head -n 40 || true
}

# ---- Uninstall

remove_made() { # remove_made FOLDER: and its parents that were made with it, where they are empty
    local parents parent
    [ -e "$1/$mark" ] || return 0
    parents=$(sort -r "$1/$mark")
    rm -rf "$1" || die "$1 cannot be removed: uninstall as the user who installed it"
    say "Removed $1"
    while IFS= read -r parent; do
        [ -z "$parent" ] || rmdir "$parent" 2>/dev/null || true
    done <<<"$parents"
}

remove_place() { # remove_place OURS SPECS
    local spec=$2/diatom
    if grep -qsF -- "$(json "$1/kernel/diatom-kernel")" "$spec/kernel.json"; then
        rm -rf "$spec" || die "$spec cannot be removed: uninstall as the user who installed it"
        say "Removed $spec"
    fi
    if [ "$1" = "$user_data" ]; then
        rm -rf "$1/kernel"
    else
        remove_made "$1"
    fi
}

remove_samples() {
    local folder found=''
    for folder in "${DIATOM_CACHE:-$cache}"/samples-*/; do
        [ -d "$folder" ] || continue
        rm -rf "$folder" && found=yes
    done
    [ -z "$found" ] || say "Removed the sample data in ${DIATOM_CACHE:-$cache}"
    # The folders of the scratch space, if there is nothing in them.
    rmdir "$cache/scratch" "/var/tmp/diatom-$(id -u)" "${DIATOM_CACHE:-$cache}" "$cache" 2>/dev/null || true
}

uninstall() {
    local o s kept=''
    [ -z "$place" ] || { find_jupyter || jupyter=''; choose_place; }
    if [ -e "$user_data/places" ]; then
        while IFS='	' read -r o s; do
            if [ -z "$place" ] || [ "$o" = "$ours" ]; then
                remove_place "$o" "$s"
            else
                kept="$kept$o	$s
"
            fi
        done <"$user_data/places"
        printf '%s' "$kept" >"$user_data/places"
    elif [ -n "$place" ] && [ "$place" != user ]; then
        remove_place "$ours" "$specs"
    fi
    if [ -n "$kept" ]; then
        say "Still installed: $(cut -f 1 <<<"$kept" | tr '\n' ' ')"
        return
    fi
    remove_made "$user_data"
    remove_samples
    say "Nothing of Diatom is left but this folder. What apt installed, Maven's downloads in ~/.m2 and Jupyter's own settings stay"
}

# ---- What is asked for

absolute() { # of a folder that need not exist
    local folder=$1 rest=''
    while [ ! -d "$folder" ]; do
        rest=/$(basename "$folder")$rest
        folder=$(dirname "$folder")
    done
    echo "$(cd "$folder" && pwd)$rest"
}

arguments=$* action=install place='' prefix='' ours='' specs='' jupyter='' classes=''
clone=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
while [ $# -gt 0 ]; do
    case $1 in
        demo | test | uninstall) action=$1 ;;
        --user | --sys-prefix | --system) place=${1#--} ;;
        --prefix)
            [ $# -gt 1 ] || die "--prefix: needs a folder"
            shift
            place=prefix prefix=$1
            ;;
        --prefix=*) place=prefix prefix=${1#*=} ;;
        -h | --help)
            usage
            exit
            ;;
        *) die "unknown: $1. See ./install.sh --help" ;;
    esac
    shift
done
[ "$place" != prefix ] || prefix=$(absolute "$prefix")
if [ -n "${DIATOM_TEST_DATA:-}" ]; then
    DIATOM_TEST_DATA=$(absolute "$DIATOM_TEST_DATA")
    export DIATOM_TEST_DATA
fi
[ "$action" = uninstall ] || place=${place:-user}

if [ "$(uname)" = Darwin ]; then
    user_data="$HOME/Library/Application Support/diatom" cache=$HOME/Library/Caches/diatom
else
    user_data=${XDG_DATA_HOME:-$HOME/.local/share}/diatom cache=${XDG_CACHE_HOME:-$HOME/.cache}/diatom
fi
cd "$clone"
log=$clone/target/install.log
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
# Who has no settings of Jupyter and IPython does not get them from here.
export IPYTHONDIR=$temporary/ipython
[ -d "${JUPYTER_CONFIG_DIR:-$HOME/.jupyter}" ] || export JUPYTER_CONFIG_DIR=$temporary/config
# shellcheck source=kernel/src/main/shell/supply.sh
. kernel/src/main/shell/supply.sh

case $action in
    install)
        prepare
        build
        install_kernel
        echo "To open the notebooks: $(lab_command)"
        ;;
    demo) demo ;;
    test) test_all ;;
    uninstall) uninstall ;;
esac
