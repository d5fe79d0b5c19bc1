#!/usr/bin/env bash
# benchstat (golang.org/x/perf 0.0.0-20260908200009), which compares runs of benchmarks, sees a certain change or none by which file is
# first, where the numbers of runs differ and scores repeat. Of a baseline of 20 runs, 16 with a score of 90 and 4 with 80, and 5 later
# ones, 2 with 90 and 3 with 80, it says -11.11%, of a p-value of 0; with the files the other way round it says "~ (p=0.226)", which is
# exact, counted here. For 19 of 20 and 4 of 5 at 90, p is 0 as well, where 0.733 is right, and for 19 and all 5 it is 1.600. With ties the
# distribution of the rank sum is lopsided; the U test (github.com/aclements/go-moremath) takes the chance of its lower end twice, also
# where the result lies at the upper one. Of the 124 results that runs of two scores can have, 70 are wrong, and 12 are a change at 5% that
# is none. With as many runs on both sides all are exact. Its documents speak of none of this. A gate is red because the baseline has more
# runs than the change. Compare equally many. Exits with 1 when this has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > try.go <<'SCRIPT'
package main

import (
	"fmt"
	"math"
	"math/big"

	"github.com/aclements/go-moremath/stats"
)

// runs are so many scores of 90, and 80 for the others.
func runs(high, all int) []float64 {
	scores := make([]float64, all)
	for index := range scores {
		scores[index] = 80
		if index < high {
			scores[index] = 90
		}
	}
	return scores
}

// exact counts the ways to deal these scores to the two sides: twice the smaller tail, at most 1.
func exact(high, all, otherHigh, otherAll int) float64 {
	var lower, upper, total big.Int
	for dealt := 0; dealt <= all; dealt++ {
		rest := high + otherHigh - dealt
		if rest < 0 || rest > otherAll {
			continue
		}
		var ways, others big.Int
		ways.Mul(ways.Binomial(int64(all), int64(dealt)), others.Binomial(int64(otherAll), int64(rest)))
		total.Add(&total, &ways)
		if dealt <= high {
			lower.Add(&lower, &ways)
		}
		if dealt >= high {
			upper.Add(&upper, &ways)
		}
	}
	if upper.Cmp(&lower) < 0 {
		lower = upper
	}
	chance, _ := new(big.Rat).SetFrac(&lower, &total).Float64()
	return math.Min(1, 2*chance)
}

func main() {
	for _, sizes := range [][2]int{{20, 5}, {5, 20}, {10, 10}} {
		results, wrong, falseChanges := 0, 0, 0
		for high := 0; high <= sizes[0]; high++ {
			for otherHigh := 0; otherHigh <= sizes[1]; otherHigh++ {
				told, err := stats.MannWhitneyUTest(runs(high, sizes[0]), runs(otherHigh, sizes[1]), stats.LocationDiffers)
				if err != nil {
					continue // All scores are the same.
				}
				right := exact(high, sizes[0], otherHigh, sizes[1])
				results++
				if math.Abs(told.P-right) > 1e-9 {
					wrong++
				}
				if told.P < 0.05 && right >= 0.05 {
					falseChanges++
				}
			}
		}
		fmt.Printf("%d and %d runs: %d results, %d wrong, %d false changes\n", sizes[0], sizes[1], results, wrong, falseChanges)
	}
	for _, pair := range [][2]int{{16, 2}, {19, 4}} {
		told, _ := stats.MannWhitneyUTest(runs(pair[0], 20), runs(pair[1], 5), stats.LocationDiffers)
		fmt.Printf("%d of 20 and %d of 5: p = %.3f\n", pair[0], pair[1], told.P)
	}
	fmt.Printf("exact: %.3f %.3f %.3f\n", exact(16, 20, 2, 5), exact(19, 20, 4, 5), exact(19, 20, 5, 5))
}
SCRIPT
go mod init try 2> go.log
go get golang.org/x/perf@v0.0.0-20260908200009-22c9c6c9d4da 2>> go.log
go mod tidy 2>> go.log
go run try.go | tee counted
go get golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da 2>> go.log
go build -o benchstat golang.org/x/perf/cmd/benchstat 2>> go.log
# A file of so many runs with a score of 90, and so many with 80.
runs() {
  echo 'Unit score better=higher'
  for ((run = 0; run < $1; run++)); do echo 'BenchmarkAnswers 1 90 score'; done
  for ((run = 0; run < $2; run++)); do echo 'BenchmarkAnswers 1 80 score'; done
}
# What benchstat says of the second file against the first.
compared() {
  ./benchstat -format csv "$1" "$2" 2> /dev/null | sed -n "s/^Answers,.*,\([^,]*\),\([^,]*\)$/$1, $2: \1 \2/p"
}
runs 16 4 > base; runs 2 3 > change; runs 19 1 > base19; runs 4 1 > change4; runs 5 0 > change5
{ compared base change; compared change base; compared base19 change4; compared change4 base19; compared base19 change5; } | tee said
cat > counted.found <<'FOUND'
20 and 5 runs: 124 results, 70 wrong, 12 false changes
5 and 20 runs: 124 results, 70 wrong, 5 false changes
10 and 10 runs: 119 results, 0 wrong, 0 false changes
16 of 20 and 2 of 5: p = 0.000
19 of 20 and 4 of 5: p = 0.000
exact: 0.226 0.733 1.000
FOUND
cat > said.found <<'FOUND'
base, change: -11.11% n=20+5
change, base: ~ p=0.226 n=5+20
base19, change4: 0.00% n=20+5
change4, base19: ~ p=0.733 n=5+20
base19, change5: ~ p=1.600 n=20+5
FOUND
if cmp -s counted counted.found && cmp -s said said.found; then
  echo 'As found.'
else
  echo 'This has changed.'
  exit 1
fi
