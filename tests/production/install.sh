#!/bin/sh
# Install what tests/production needs and is not on every machine: PostgreSQL and Redis, as Debian packages.
# Does nothing where both are there. Elsewhere than on Debian, install the two by other means.
set -eu

redis=$(command -v redis-server || true)
postgres=$(command -v postgres || ls /usr/lib/postgresql/*/bin/postgres 2>/dev/null || true)
if [ -n "$redis" ] && [ -n "$postgres" ]; then
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "PostgreSQL or Redis is missing, and there is no apt-get to install them with: install both." >&2
  exit 1
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
  as_root="sudo --preserve-env=DEBIAN_FRONTEND"
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update --quiet --quiet
$as_root apt-get install --quiet --quiet --yes --no-install-recommends -o DPkg::Lock::Timeout=300 \
  postgresql redis-server
