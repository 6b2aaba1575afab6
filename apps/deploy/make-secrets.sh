#!/bin/sh
# Gives every secret of .env.example a random value in .env. What .env says already, it keeps.
set -eu
cd "$(dirname "$0")/../.."
umask 077
touch .env
# The last line may lack its end.
[ -z "$(tail -c 1 .env)" ] || echo >> .env
# Those of a payment provider are the provider's to give.
sed -n -e '/^STRIPE_/d' -e '/^TEST_PAYMENTS_/d' -e 's/^\([A-Z_]*SECRET\)=$/\1/p' .env.example | while read -r name; do
  grep -q "^$name=..*" .env && continue
  # Of two lines with one name the later counts.
  printf '%s=%s\n' "$name" "$(od -An -v -tx1 -N24 /dev/urandom | tr -d ' \n')" >> .env
done
