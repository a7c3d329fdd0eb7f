#!/bin/sh
# Tests and checks the versions that this branch changes against another: check-changed.sh origin/main
# $DOUDI is how the program is called here, if not by its name. The exit code is 1 if rules have errors.
set -eu
changed=$(git diff --name-only --diff-filter=d "$1...HEAD" -- dmn rules | cut -d/ -f2,3 | sort -u)
if [ -n "$changed" ]; then
    ${DOUDI:-doudi} test $changed    # seconds: the stored cases
    ${DOUDI:-doudi} check $changed   # minutes: all that the publication gate demands
fi
