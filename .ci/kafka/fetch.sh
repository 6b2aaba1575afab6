#!/usr/bin/env bash
# Puts the Kafka broker that the tests start (44 MB) into .data/kafka, where there are Java and Maven.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
target=.data/kafka

[[ -e $target ]] && exit
mkdir -p .data
# Whole or not at all: what is there is taken for complete.
loading=$(mktemp -d "$PWD/.data/kafka-XXXXXX")
trap 'rm -rf "$loading"' EXIT
timeout 180 mvn --quiet --batch-mode --file .ci/kafka/pom.xml dependency:copy-dependencies \
  -DincludeScope=runtime -DoutputDirectory="$loading"
# It asks for a Java that can run it.
java -cp "$loading/*" kafka.Kafka --version
chmod 755 "$loading"
mv "$loading" "$target"
