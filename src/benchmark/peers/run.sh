#!/usr/bin/env bash
# The same decision (12 decisions, 46 rows, 10,000 cases) by Doudi and by the engines that one would take instead. Each has to
# answer as plain Java does, then is measured in a process of its own, in turns. Prints a table with the ratios of this run.
# usage: run.sh [ROUNDS]; wants Maven Central, npm and the compiled service (mvn compile).
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-3}
service=$(cd ../../.. && pwd)
out=$service/target/peers
mkdir -p "$out"

path() { mvn -q -B -ntp -f "$1" dependency:build-classpath -Dmdep.outputFile="$2" -Dmdep.includeScope=runtime; }

mvn -q -B -ntp install
for peer in kie drl camunda openl; do path $peer "$out/$peer.path"; done
path "$service/pom.xml" "$out/doudi.path"
common=common/target/classes
doudi=$out/doudi:$service/target/classes:$common:$(cat "$out/doudi.path")
mkdir -p "$out/doudi"
javac -proc:none -nowarn -d "$out/doudi" -cp "$doudi" doudi/src/main/java/io/doudi/benchmark/DoudiPeer.java
java -cp $common io.doudi.benchmark.CaseFile "$out/cases.txt"
mkdir -p "$out/zen"
cp zen/* "$out/zen"
(cd "$out/zen" && npm install --silent --no-audit --no-fund)

of() { java -Xms512m -Xmx2g -cp "$1" "io.doudi.benchmark.$2" "${@:3}" 2>>"$out/errors"; }
peer() { of "$1/target/classes:$common:$(cat "$out/$1.path")" "$2" "models/$3"; }

: >"$out/measured"
for _ in $(seq "$rounds"); do
    {
        of $common Plain
        of "$doudi" DoudiPeer models/relief.dmn
        peer openl OpenlPeer relief-openl.tsv
        peer drl DrlPeer relief.drl
        peer kie KiePeer relief.dmn
        node "$out/zen/zen.mjs" models/relief.jdm.json "$out/cases.txt"
        peer camunda CamundaPeer relief-camunda.dmn
    } | grep -P '\t' >>"$out/measured"
done

awk -F'\t' '
    { if (!($1 in count)) names[++n] = $1; values[$1, ++count[$1]] = $2 + 0; bytes[$1] = $3 }
    function median(name,   i, j, least, used) {
        for (i = 1; i <= (count[name] + 1) / 2; i++) {
            least = ""
            for (j = 1; j <= count[name]; j++)
                if (!((name, j) in used) && (least == "" || values[name, j] < values[name, least])) least = j
            used[name, least]
        }
        return values[name, least]
    }
    END {
        for (i = 1; i <= n; i++) if (names[i] ~ /^OpenL/) openl = median(names[i])
        print "| engine | µs of processor | ratio to OpenL | bytes |"
        print "|---|---:|---:|---:|"
        for (i = 1; i <= n; i++)
            printf "| %s | %.1f | %.2f | %s |\n", names[i], median(names[i]), median(names[i]) / openl, bytes[names[i]]
    }' "$out/measured"
