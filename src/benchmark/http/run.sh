#!/usr/bin/env bash
# Decisions over HTTP: the service against a bare endpoint on the engine with the same models of Dazhou, as Kogito generates one
# (Kogito's own generator does not compile models of several files: its newest, 10.1, finds no imported functions).
# Both have to answer a case alike, or it is not sent. In turns; prints rate, times and processor for each number of callers, then the
# times at half the rate that 32 callers reach.
# usage: run.sh [SECONDS]; wants wrk, Node.js, Maven Central and the built service (mvn package).
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-15}
here=$PWD
service=$(cd ../../.. && pwd)
out=$service/target/http
rm -rf "$out"
mkdir -p "$out/models"

# The layers in force in autumn 2023, bottom first: a higher one's model replaces that of the same namespace.
for layer in national/2014 national/2021 national/2022 national/2023 dazhou-standards/2015 dazhou/2023; do
    for model in "$service/dmn/$layer"/*.dmn; do
        name=$(sed -n 's#.*namespace="https://doudi.io/dmn/\([^"]*\)".*#\1#p' "$model" | head -1)
        cp "$model" "$out/models/$name.dmn"
    done
done
cp -r engine "$out"
mvn -q -B -ntp -f "$out/engine/pom.xml" package

java -Dmodels="$out/models" -Dquarkus.http.port=18071 -jar "$out/engine/target/quarkus-app/quarkus-run.jar" >"$out/engine.log" 2>&1 &
engine=$!
DOUDI_REQUESTS_PER_SECOND=0 DOUDI_DEMO=true DOUDI_DATA=$out/data QUARKUS_HTTP_PORT=18072 \
    java -jar "$service/target/quarkus-app/quarkus-run.jar" >"$out/service.log" 2>&1 &
doudi=$!
trap 'kill $engine $doudi' EXIT
until grep -q 'Listening on' "$out/engine.log" && grep -q 'Listening on' "$out/service.log"; do sleep 1; done

bare=http://localhost:18071/decisions
full=http://localhost:18072/api/v1/decisions
node bodies.mjs "$service/src/test/resources/policy/cases.json" DAZHOU "$out" $bare $full

ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
declare -A reached
send() { # BODIES CALLERS SECONDS ADDRESS; with PAUSE, callers pause between an answer and the next request
    BODIES=$out/$1.txt wrk -t1 -c"$2" -d"$3s" -s "$here/post.lua" "$4" | tail -1
}
load() { # NAME PROCESS ADDRESS BODIES CALLERS SECONDS
    local before answer after rate
    before=$(ticks "$2")
    answer=$(send "$4" "$5" "$6" "$3")
    after=$(ticks "$2")
    rate=$(cut -d' ' -f1 <<<"$answer")
    reached[$4]=$rate
    echo "| $1 | $5 | ${answer// / | } | $(((after - before) * 10000 / (rate * $6 + 1))) |"
}
round() {
    load 'bare engine' $engine $bare engine "$1" "$2"
    load 'not recorded, no explanation' $doudi $full none "$1" "$2"
    load 'not recorded, summary' $doudi $full summary "$1" "$2"
    load 'recorded, summary' $doudi $full recorded "$1" "$2"
}
for _ in 1 2 3 4 5 6; do round 8 8 >/dev/null; done
echo '| | callers | decisions/s | p50 ms | p99 ms | failed | µs of processor |'
echo '|---|---:|---:|---:|---:|---:|---:|'
for callers in 1 8 128 32; do round $callers "$seconds"; done
half() { # NAME ADDRESS BODIES; 128 callers who pause, so that requests come as they do from many
    local answer pause
    pause=$((128 * 2000 / ${reached[$3]}))
    answer=$(PAUSE=$pause send "$3" 128 "$seconds" "$2")
    echo "| $1 | ${answer// / | } |"
}
echo
echo '| at half the rate | decisions/s | p50 ms | p99 ms | failed |'
echo '|---|---:|---:|---:|---:|'
for _ in 1 2 3; do
    half 'bare engine' $bare engine
    half 'not recorded, summary' $full summary
    half 'recorded, summary' $full recorded
    half 'nothing but an answer' $full/none summary
done
