#!/bin/sh
# Makes harbour40 and orchard80 again, each before and after its change of governance.
#
#     swift build -c release && datasets/make.sh
#
# The same version gives the same bytes. HETERARCHY_BINARY names another binary than the release build.
set -eu

cd "$(dirname "$0")/.."
heterarchy=${HETERARCHY_BINARY:-.build/release/heterarchy}

make_both() {  # folder, people, seed
  mkdir -p "datasets/$1"
  "$heterarchy" simulate classic_hierarchy --people "$2" --decisions 300 --seed "$3" --output "datasets/$1/before"
  "$heterarchy" simulate sociocratic_circles --people "$2" --decisions 300 --seed "$3" --output "datasets/$1/after"
}

make_both harbour40 40 1
make_both orchard80 80 2
