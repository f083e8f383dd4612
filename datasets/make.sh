#!/bin/sh
# Makes harbour40 and orchard80 again, each before and after its change of governance.
#
#     swift build -c release && datasets/make.sh
#
# The same version gives the same bytes. HETERARCHY_BINARY names another binary than the release build.
set -eu

cd "$(dirname "$0")/.."
heterarchy=${HETERARCHY_BINARY:-.build/release/heterarchy}

make_one() {  # folder, name, model, people, seed
  "$heterarchy" simulate "$3" --people "$4" --decisions 300 --seed "$5" --name "$2" --output "datasets/$1" --force
}

make_both() {  # folder, name, people, seed
  mkdir -p "datasets/$1"
  make_one "$1/before" "$2, before" classic_hierarchy "$3" "$4"
  make_one "$1/after" "$2, after" sociocratic_circles "$3" "$4"
}

make_both harbour40 Harbour 40 1
make_both orchard80 Orchard 80 2
