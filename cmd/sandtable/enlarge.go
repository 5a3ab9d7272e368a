package main

import (
	"os"
	"strconv"
)

// scaleName is where the toolkit reads what the user wants everything multiplied with,
// whenever its theme changes.
const scaleName = "FYNE_SCALE"

// enlarger multiplies what the surroundings or the toolkit's own settings ask for. It
// reads them once: what it sets stands in the same place.
func enlarger(settings func() float32) func(factor float32) {
	own, err := strconv.ParseFloat(os.Getenv(scaleName), 32)
	return func(factor float32) {
		base := float32(own)
		if err != nil || base <= 0 {
			if base = settings(); !(base > 0) {
				base = 1
			}
		}
		os.Setenv(scaleName, strconv.FormatFloat(float64(base*factor), 'f', 3, 32))
	}
}
