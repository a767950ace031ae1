# Sourced by every script: stops at errors, goes to the project's folder and finds Swift.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v swift >/dev/null || PATH="/opt/swift/usr/bin:$PATH"
# What a person has set for their own work must not change what the scripts do.
unset RECKON_WORKSPACE RECKON_RECORD RECKON_TORTURE

say() {
  printf '==> %s\n' "$*" >&2
}

die() {
  printf '%s: error: %s\n' "${0##*/}" "$1" >&2
  shift
  (($# == 0)) || printf 'hint: %s\n' "$@" >&2
  exit 1
}
