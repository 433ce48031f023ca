#!/bin/sh
# `sublet check --only tenant` against `rg -F -f suffixes` over a large file of hosts: time, hosts a second, peak memory. Then
# a tenth of the hosts under policies of 5,000 and 50,000 exclusions, against the same policy without any.
# Usage: cli.sh [HOSTS [SUBLET [SUBLET-BENCH]]]. Wants rg (ripgrep) and GNU time. The file is removed afterwards.
#
# Both read the file from the page cache: it was just written, and a first run of each is not counted. ripgrep finds lines
# that hold a suffix anywhere (notduckdns.org, duckdns.org itself), so its count differs from ours: the race is about speed.
set -eu
cd "$(dirname "$0")/../.."
count=${1:-10000000}
sublet=${2:-target/release/sublet}
bench=${3:-target/release/sublet-bench}
for program in rg /usr/bin/time "$sublet" "$bench"; do
  command -v "$program" >/dev/null || { echo "$program is not there" >&2; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
"$bench" hosts "$count" >"$folder/hosts.txt"
"$bench" files "$folder"
sed 's/^\*\././' "$folder/embedded.suffixes.txt" >"$folder/suffixes.txt"
echo "$count hosts, $(wc -c <"$folder/hosts.txt") bytes; $(wc -l <"$folder/suffixes.txt") suffixes; $(nproc) cores; $(rg --version | sed -n 1p)"

measure() { # NAME COMMAND...
  name=$1
  shift
  /usr/bin/time -f '%e %U %S %M' -o "$folder/time" "$@" >"$folder/out" 2>"$folder/err" || true
  read -r wall user system peak <"$folder/time"
  echo "$name $wall $user $system $peak $(wc -l <"$folder/out")"
}

round() {
  measure sublet "$sublet" check --only tenant --file "$folder/hosts.txt"
  measure rg rg --no-config -F -f "$folder/suffixes.txt" "$folder/hosts.txt"
}

round >/dev/null
for _ in 1 2 3 4 5; do round; done >"$folder/runs"
echo
echo "| | wall s (median) | processor s (median) | hosts/s | peak KiB (most) | lines found |"
echo "|---|--:|--:|--:|--:|--:|"
for name in sublet rg; do
  wall=$(awk -v n=$name '$1 == n { print $2 }' "$folder/runs" | sort -n | sed -n 3p)
  cpu=$(awk -v n=$name '$1 == n { print $3 + $4 }' "$folder/runs" | sort -n | sed -n 3p)
  peak=$(awk -v n=$name '$1 == n { print $5 }' "$folder/runs" | sort -n | tail -n 1)
  lines=$(awk -v n=$name '$1 == n { print $6 }' "$folder/runs" | tail -n 1)
  awk -v n=$name -v w="$wall" -v c="$cpu" -v h="$count" -v p="$peak" -v l="$lines" \
    'BEGIN { printf "| %s | %.2f | %.2f | %d | %d | %d |\n", n, w, c, h / w, p, l }'
done

# A policy with exclusions of sites, hosts and suffixes in turn, each until some day.
policy() { # EXCLUSIONS
  awk -v n="$1" 'BEGIN {
    printf "{\"name\":\"bench\",\"default\":\"warn\",\"rules\":[],\"exclusions\":["
    for (i = 0; i < n; i++) {
      sort = i % 3 == 0 ? "site" : i % 3 == 1 ? "host" : "suffix"
      target = i % 3 == 2 ? "zone" i ".example" : "tenant" i ".duckdns.org"
      printf "%s{\"%s\":\"%s\",\"who\":\"Security\",\"why\":\"bench\",\"until\":\"2099-01-31\"}", i ? "," : "", sort, target
    }
    print "]}"
  }'
}
head -n $((count / 10)) "$folder/hosts.txt" >"$folder/some.txt"
sizes="0 5000 50000"
for size in $sizes; do policy "$size" >"$folder/policy-$size.json"; done
screen() {
  for size in $sizes; do
    measure "$size" "$sublet" check --only tenant --policy "$folder/policy-$size.json" --file "$folder/some.txt"
  done
}
screen >/dev/null
for _ in 1 2 3 4 5; do screen; done >"$folder/runs"
echo
echo "| $((count / 10)) hosts, exclusions | processor s (median) | times none |"
echo "|--:|--:|--:|"
for size in $sizes; do
  cpu=$(awk -v n="$size" '$1 == n { print $3 + $4 }' "$folder/runs" | sort -n | sed -n 3p)
  none=${none:-$cpu}
  awk -v n="$size" -v c="$cpu" -v o="$none" 'BEGIN { printf "| %d | %.2f | %.2f |\n", n, c, c / o }'
done
