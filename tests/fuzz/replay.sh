#!/bin/sh
# Runs each target once over its corpus: what was found once is not to come back.
#     replay.sh CORPUS PROGRAMS
set -eu
for each in "$1"/*; do
    "$2/$(basename "$each")" "$each"/*
done
