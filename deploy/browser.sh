#!/bin/sh
# The browser that the tests of the web page drive: a Chromium that is here already, else Debian's.
# Where it cannot be installed the tests that need it are skipped, with this reason.
set -eu
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" > /dev/null; then exit 0; fi
done
if ! command -v apt-get > /dev/null || [ "$(id -u)" != 0 ]; then
  echo "No Chromium here, and it cannot be installed without Debian and root: the tests in a browser are skipped." >&2
  exit 0
fi
echo "Installing Chromium for the tests of the web page ..."
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium > /dev/null
