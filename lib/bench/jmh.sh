#!/usr/bin/env bash
# Measures the operators alone, in memory, in nanoseconds a pixel. See README.md beside this file.
#   ./jmh.sh [-p operator=median2d,gaussian3d] [-p type=UINT8,FLOAT32] [options of JMH…]
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
(cd "$bench/../.." && mvn -B -ntp -q -Pbench -pl lib/bench -am package -Dmaven.test.skip=true) >&2
exec java -cp "$bench/target/classes:$bench/target/libraries/*" org.openjdk.jmh.Main KernelBenchmark "$@"
