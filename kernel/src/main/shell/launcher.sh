#!/bin/sh
# Starts the Diatom kernel for Jupyter, which passes the connection file. install.sh fills in what stands in @ signs.
lib=@LIB@
java=@JAVA@
default=@OPTIONS@
classes=@CLASSES@
options=${DIATOM_JAVA_OPTS-$default}
recorded=$java

usable() {
    command -v "$1" >/dev/null && "$1" --describe-module jdk.jshell >/dev/null 2>&1
}

if ! [ -x "$java" ]; then # the JDK of the installation was moved or upgraded
    for java in "${JAVA_HOME:+$JAVA_HOME/bin/java}" java; do
        usable "$java" && break
        java=
    done
    if [ -z "$java" ]; then
        echo "Diatom kernel: the JDK that it was installed with is gone: expected $recorded, found no other with" \
            "the module jdk.jshell in JAVA_HOME or on PATH. Install a JDK 17 or newer, or set JAVA_HOME." >&2
        exit 1
    fi
fi

# Under the C locale Java could name no file beyond ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

# The options are split at blanks, and nothing else happens to them.
set -f
# shellcheck disable=SC2086
set -- $options -cp "$lib/*" dev.diatom.kernel.Main "$@"

chosen="$options ${JAVA_TOOL_OPTIONS-} ${_JAVA_OPTIONS-} ${JDK_JAVA_OPTIONS-}"

# The classes that the installer has put aside. A JVM that they were not made for goes without, and says nothing. A JVM
# that is told where else to find classes does not start with a second answer; of -Xshare the newer form bears none.
if [ "$java" = "$recorded" ] && [ -r "$classes" ]; then
    case "$classes $chosen" in
        *-Xshare:* | *-XX:SharedArchiveFile* | *-XX:AOT*) ;;
        *.aot\ *) set -- "-XX:AOTCache=$classes" '-Xlog:aot*=off' '-Xlog:cds*=off' "$@" ;;
        *) set -- -Xshare:auto "-XX:SharedArchiveFile=$classes" '-Xlog:cds*=off' "$@" ;;
    esac
fi

# On few cores, compiling competes with what is compiled: a cell runs much of javac, each method of it a few times. Loops
# over pixels reach any of these thresholds at once. See docs/decisions/0011-a-fast-start.md.
set -- -XX:CompileThresholdScaling=4 "$@"

# The collector with which a kernel starts fastest, unless one was chosen: to name two is an error.
case $chosen in
    *-XX:+Use*GC*) ;;
    *) set -- -XX:+UseSerialGC -XX:NewSize=84m "$@" ;;
esac

# A cell that set a security manager could run nothing more.
exec "$java" -Djava.awt.headless=true -Djava.security.manager=disallow "$@"
