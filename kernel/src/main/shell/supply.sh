# shellcheck shell=bash
# Finds the tools that Diatom is built and shown with, and supplies those that are missing. Sourced by install.sh, which
# has say, attempt, user_data and clone. A tool that is there is used as it is; nothing here changes one.

jdk_floor=17
maven_floor=3.6.3
jupyter_pins=$clone/kernel/src/main/shell/jupyter-requirements.txt
test_pins=$clone/kernel/src/test/python/requirements.txt
reference_pins=$clone/lib/image/src/test/python/requirements.txt
venv=$user_data/venv
java_home='' java_version='' unfit_java=''
mvn='' maven_version='' unfit_maven=''
jupyter=''
runner=''      # the Jupyter that executes notebooks
test_python='' # the Python that runs the tests
reference=''   # the Python that operators are compared with

at_least() { # at_least VERSION FLOOR
    awk -v have="$1" -v floor="$2" 'BEGIN {
        split(have, h, "."); n = split(floor, f, ".")
        for (i = 1; i <= n; i++) if (h[i] + 0 != f[i] + 0) exit h[i] + 0 < f[i] + 0
    }'
}

# ---- JDK and Maven

java_commands() { # every java worth asking, the user's choice first
    [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME/bin/java"
    command -v java || true
    [ ! -x /usr/libexec/java_home ] || echo "$(/usr/libexec/java_home -v "$jdk_floor+" 2>/dev/null)/bin/java"
    ls -d /usr/lib/jvm/*/bin/java /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java \
        /opt/homebrew/opt/openjdk*/bin/java /usr/local/opt/openjdk*/bin/java \
        "$HOME"/.sdkman/candidates/java/*/bin/java 2>/dev/null || true
}

consider_java() { # consider_java COMMAND: whether it belongs to a JDK that will do; then java_home and java_version are set
    local properties home version modules
    [ -x "$1" ] || return 1
    properties=$("$1" -XshowSettings:properties -version 2>&1 </dev/null) || return 1
    home=$(sed -n 's/^ *java\.home = //p' <<<"$properties")
    version=$(sed -n 's/^ *java\.specification\.version = //p' <<<"$properties")
    [ -n "$home" ] || return 1
    modules=$("$1" --list-modules 2>/dev/null </dev/null) || modules=''
    if ! at_least "$version" "$jdk_floor"; then
        unfit_java=${unfit_java:-"Java $version at $home is too old"}
    elif [ ! -x "$home/bin/javac" ] || [ "${modules#*jdk.jshell@}" = "$modules" ]; then
        unfit_java=${unfit_java:-"found a JRE at $home, needs a JDK"}
    else
        java_home=$home java_version=$version
        return 0
    fi
    return 1
}

find_jdk() {
    local candidate
    while IFS= read -r candidate; do
        if consider_java "$candidate"; then return 0; fi
    done <<<"$(java_commands)"
    return 1
}

find_maven() {
    local found version
    found=$(command -v mvn) || return 1
    version=$(JAVA_HOME=$java_home "$found" --version 2>/dev/null </dev/null) || version=''
    version=$(sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' <<<"$version")
    if [ -z "$version" ] || ! at_least "$version" "$maven_floor"; then
        unfit_maven="Maven ${version:-that does not start} at $found: needs $maven_floor or newer"
        return 1
    fi
    mvn=$found maven_version=$version
}

# Charts are drawn by the JDK, which on Linux takes its fonts from fontconfig and fails where there are none.
draws_text() {
    [ "$(uname)" = Linux ] || return 0
    cat >"$temporary/Text.java" <<'JAVA'
class Text {
    public static void main(String[] arguments) {
        new java.awt.image.BufferedImage(9, 9, 1).createGraphics().drawString("a", 1, 8);
    }
}
JAVA
    "$java_home/bin/java" -Duser.home="$temporary" -Djava.awt.headless=true "$temporary/Text.java" >>"$log" 2>&1 </dev/null
}

# ---- apt

apt_jupyter=(jupyter-notebook jupyter-nbconvert jupyter-client python3-nbclient)
apt_tests=(
    python3-pytest python3-pil python3-numpy python3-tifffile python3-nbclient python3-nbconvert python3-jupyter-kernel-test
)
apt_reference=(python3-numpy python3-scipy python3-skimage)
apt_updated=''

may_apt() { # whether packages can be installed here; then `become` is the command prefix that does it as root
    command -v apt-get >/dev/null || return 1
    become=(env DEBIAN_FRONTEND=noninteractive)
    [ "$(id -u)" != 0 ] || return 0
    command -v sudo >/dev/null || return 1
    if sudo -n true 2>/dev/null; then
        become=(sudo -n "${become[@]}")
    elif [ -t 0 ]; then
        become=(sudo "${become[@]}")
    else
        return 1
    fi
}

apt_install() { # apt_install PACKAGE…
    may_apt || return 1
    case ${become[0]} in sudo) say "sudo will be used, and may ask for your password, to install: $*" ;; esac
    update_apt
    attempt "Installing by apt: $*" "${become[@]}" apt-get install -y --no-install-recommends "$@"
}

update_apt() {
    [ -z "$apt_updated" ] || return 0
    apt_updated=yes
    attempt "Updating apt's package lists" "${become[@]}" apt-get update || true
}

apt_jdk() { # the name of this release's JDK package
    local name
    for name in openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless; do
        if apt-cache show "$name" >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    echo default-jdk-headless
}

# ---- Python and Jupyter

find_python() { # one that can make a virtual environment with pip in it
    local candidate
    for candidate in python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11 python3.10 python3.9; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))' >/dev/null 2>&1; then
            python=$candidate
            return 0
        fi
    done
    return 1
}

stamp() { # the file in our environment which says that a list of requirements is installed
    echo "$venv/.has-$(cksum <"$1" | tr ' ' -)"
}

in_venv() { # in_venv REQUIREMENTS…: whether our environment works and has them
    local list
    "$venv/bin/python" -c '' 2>/dev/null || return 1
    for list; do [ -e "$(stamp "$list")" ] || return 1; done
}

unreachable_pypi=''

fill_venv() { # fill_venv REQUIREMENTS…: puts them into our environment, which is made where there is none
    local list fresh=''
    in_venv "$@" && return 0
    [ -z "$unreachable_pypi" ] || return 1
    if ! "$venv/bin/python" -c '' 2>/dev/null; then
        find_python || { apt_install python3-venv && find_python; } || return 1
        make_ours "$user_data"
        rm -rf "$venv"
        attempt "Making a Python environment in $venv" "$python" -m venv "$venv" || { rm -rf "$venv"; return 1; }
        fresh=yes
    fi
    for list; do
        [ ! -e "$(stamp "$list")" ] || continue
        if ! attempt "Installing by pip: $(sed -n 's/==.*//p' "$list" | uniq | xargs)" \
            env PIP_RETRIES="${PIP_RETRIES:-2}" PIP_DISABLE_PIP_VERSION_CHECK=1 \
            "$venv/bin/python" -m pip install --no-cache-dir -r "$list"; then
            say "pip could not install them"
            unreachable_pypi=yes
            [ -z "$fresh" ] || rm -rf "$venv"
            return 1
        fi
        touch "$(stamp "$list")"
    done
}

works() { # works JUPYTER SUBCOMMAND
    "$1" "$2" --version >/dev/null 2>&1 </dev/null
}

find_jupyter() {
    jupyter=$(command -v jupyter) && works "$jupyter" kernelspec && return 0
    jupyter=$venv/bin/jupyter
    in_venv "$jupyter_pins"
}

supply_jupyter() {
    find_jupyter && return 0
    if fill_venv "$jupyter_pins"; then
        jupyter=$venv/bin/jupyter
    elif apt_install "${apt_jupyter[@]}" && works /usr/bin/jupyter kernelspec; then
        jupyter=/usr/bin/jupyter
    else
        advise jupyter
    fi
}

supply_runner() { # a Jupyter that lacks nbconvert is not changed: ours executes the notebook then
    if works "$jupyter" nbconvert; then
        runner=$jupyter
    elif fill_venv "$jupyter_pins"; then
        runner=$venv/bin/jupyter
    elif apt_install "${apt_jupyter[@]}" && works /usr/bin/jupyter nbconvert; then
        runner=/usr/bin/jupyter
    else
        advise jupyter
    fi
}

jupyter_python() { # the Python that a jupyter command runs in
    local candidate
    for candidate in "$(sed -n '1s/^#! *\([^ ]*python[^ ]*\).*/\1/p' "$jupyter")" \
        "$(dirname "$jupyter")/python3" "$(dirname "$jupyter")/python"; do
        if [ -x "$candidate" ] && "$candidate" -c 'import jupyter_client' 2>/dev/null; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

has_test_modules() {
    "$1" -c 'import pytest, PIL, numpy, tifffile, jupyter_client, nbclient, nbconvert, jupyter_kernel_test' >/dev/null 2>&1
}

has_page_modules() { # what drives the pages; system packages have none of it
    "$1" - <<'PYTHON' >/dev/null 2>&1
import jupyterlab, notebook, playwright
assert jupyterlab.__version__.startswith("4.") and notebook.__version__.startswith("7.")
PYTHON
}

supply_test_python() {
    if test_python=$(jupyter_python) && has_test_modules "$test_python" && has_page_modules "$test_python"; then
        return 0
    elif fill_venv "$jupyter_pins" "$test_pins"; then
        test_python=$venv/bin/python
    elif apt_install "${apt_tests[@]}" && has_test_modules /usr/bin/python3; then
        test_python=/usr/bin/python3
    else
        advise tests
    fi
}

has_reference_modules() {
    "$1" -c 'import numpy, scipy.ndimage, skimage.measure' >/dev/null 2>&1
}

has_codec_modules() { # what decodes TIFFs of all kinds; Debian has no package of it
    "$1" -c 'import tifffile, imagecodecs' >/dev/null 2>&1
}

supply_reference() { # after the Python of the tests, whose environment it shares where that is ours
    if has_reference_modules "$test_python" && has_codec_modules "$test_python"; then
        reference=$test_python
    elif fill_venv "$reference_pins"; then
        reference=$venv/bin/python
    elif apt_install "${apt_reference[@]}" && has_reference_modules /usr/bin/python3; then
        reference=/usr/bin/python3
        say "The tests beside tifffile with all its codecs will be skipped: imagecodecs comes by pip alone"
    else
        advise reference
    fi
}

supply_chromium() {
    if ! has_page_modules "$test_python"; then
        say "The tests of JupyterLab's and Notebook's pages will be skipped: what drives them comes by pip alone"
    elif ! finds_chromium; then
        { apt_install chromium && finds_chromium; } || advise chromium
    fi
}

finds_chromium() {
    "$test_python" kernel/src/test/python/browser/chromium.py
}

# ---- The whole

supply_tools() {
    local missing=() packages=() need
    find_jdk || missing+=(jdk)
    find_maven || missing+=(maven)
    if [ ${#missing[@]} -gt 0 ]; then
        [ -z "$unfit_java$unfit_maven" ] || say "${unfit_java}${unfit_java:+${unfit_maven:+; }}${unfit_maven}"
        if ! may_apt; then
            find_jupyter || find_python || missing+=(jupyter)
            advise "${missing[@]}"
        fi
        update_apt
        for need in "${missing[@]}"; do
            case $need in
                jdk) packages+=("$(apt_jdk)") ;;
                maven) packages+=(maven) ;;
            esac
        done
        apt_install "${packages[@]}" || true
        missing=()
        find_jdk || missing+=(jdk)
        find_maven || missing+=(maven)
        [ ${#missing[@]} -eq 0 ] || advise "${missing[@]}"
    fi
    export JAVA_HOME=$java_home
    say "JDK $java_version at $java_home, Maven $maven_version"
}

supply_fonts() {
    draws_text || { apt_install fontconfig fonts-dejavu-core && draws_text; }
}

advise() { # advise jdk|maven|fonts|jupyter|tests|reference|chromium…: says what to type on this system, and stops
    local need apt=() dnf=() pacman=() brew=() conda=(openjdk=17 maven jupyterlab nbconvert)
    local what='' again="./install.sh${arguments:+ $arguments}"
    for need; do
        case $need in
            jdk)
                what="$what, a JDK $jdk_floor or newer${unfit_java:+ ($unfit_java)}"
                apt+=(openjdk-17-jdk-headless) dnf+=(java-21-openjdk-devel) pacman+=(jdk21-openjdk) brew+=(openjdk@21)
                ;;
            maven)
                what="$what, Maven $maven_floor or newer${unfit_maven:+ ($unfit_maven)}"
                apt+=(maven) dnf+=(maven) pacman+=(maven) brew+=(maven)
                ;;
            fonts)
                what="$what, a font for charts"
                apt+=(fontconfig fonts-dejavu-core) dnf+=(fontconfig dejavu-sans-fonts) pacman+=(fontconfig ttf-dejavu)
                conda+=(fontconfig font-ttf-dejavu-sans-mono)
                ;;
            jupyter)
                what="$what, Jupyter with nbconvert"
                if [ -z "$unreachable_pypi" ]; then apt+=(python3-venv); else apt+=("${apt_jupyter[@]}"); fi
                dnf+=(python3-notebook python3-nbconvert) pacman+=(jupyterlab jupyter-nbconvert) brew+=(jupyterlab)
                ;;
            tests)
                what="$what, Python modules of the tests"
                apt+=("${apt_tests[@]}")
                dnf+=(python3-pytest python3-pillow python3-numpy python3-tifffile python3-nbclient python3-nbconvert)
                dnf+=(python3-jupyter-kernel-test)
                pacman+=(python-pytest python-pillow python-numpy python-tifffile python-nbclient python-jupyter_kernel_test)
                brew+=(python@3.13)
                conda+=(pytest pillow numpy tifffile nbclient jupyter_kernel_test)
                ;;
            reference)
                what="$what, SciPy and scikit-image"
                if [ -z "$unreachable_pypi" ]; then apt+=(python3-venv); else apt+=("${apt_reference[@]}"); fi
                dnf+=(python3-scipy python3-scikit-image) pacman+=(python-scipy python-scikit-image)
                brew+=(python@3.13) conda+=(numpy scipy scikit-image)
                ;;
            chromium)
                what="$what, Chromium or Chrome"
                apt+=(chromium) dnf+=(chromium) pacman+=(chromium) brew+=(google-chrome) conda=()
                ;;
        esac
    done
    {
        echo
        echo "Missing: ${what#, }."
        echo "To supply it, type, or ask an administrator to type,"
        if command -v apt-get >/dev/null; then
            echo "    sudo sh -c 'apt-get update && apt-get install -y ${apt[*]}'"
        elif command -v dnf >/dev/null; then
            echo "    sudo dnf install ${dnf[*]}"
        elif command -v pacman >/dev/null; then
            echo "    sudo pacman -S --needed ${pacman[*]}"
        elif [ "$(uname)" = Darwin ]; then
            echo "    brew install ${brew[*]}"
        fi
        if [ ${#conda[@]} -gt 0 ]; then
            echo "or, with conda and no administrator's rights,"
            echo "    conda create -n diatom -c conda-forge ${conda[*]} && conda activate diatom"
        else # Ubuntu's package is but a pointer to a snap
            echo "or install Google Chrome as its page says, https://www.google.com/chrome; where it lies in no usual place,"
            echo "    export DIATOM_CHROMIUM=/where/it/is/chrome"
        fi
        echo "and then again"
        echo "    $again"
        [ ! -s "$log" ] || echo "What was tried is in $log"
    } >&2
    exit 1
}
