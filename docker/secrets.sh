#!/bin/sh
# Makes the secrets of the compose file, each once: random, readable by their owner alone, and never in Git.
set -eu
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
random() { head -c 24 /dev/urandom | base64 | tr '+/' '-_'; }
for name in postgres prometheus grafana keycloak; do
    [ -e "secrets/$name" ] || random | tr -d '\n' > "secrets/$name"
done
if [ ! -e secrets/doudi.properties ]; then
    printf 'quarkus.datasource.password=%s\nquarkus.http.auth.session.encryption-key=%s\n' \
        "$(cat secrets/postgres)" "$(random)" > secrets/doudi.properties
fi
# The users of the containers are not you.
chmod 644 secrets/*
chmod 700 secrets
