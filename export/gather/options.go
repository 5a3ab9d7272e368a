package gather

import (
	"slices"

	"sandtable/model"
	"sandtable/scenarios"
)

// Options gives the scenarios that are set side by side: each once, and without the baseline
// of the one in front, which is the yardstick of all of them and stands there anyway. twice
// and yardstick are those left out for that.
func Options(l *scenarios.Library, of []model.ID) (options, twice, yardstick []model.ID, err error) {
	if len(of) == 0 {
		return nil, nil, nil, nil
	}
	base, err := l.Baseline(of[0])
	if err != nil {
		return nil, nil, nil, err
	}
	for i, id := range of {
		switch {
		case slices.Contains(options, id) || slices.Contains(yardstick, id):
			twice = append(twice, id)
		case i > 0 && id == base:
			yardstick = append(yardstick, id)
		default:
			options = append(options, id)
		}
	}
	return options, twice, yardstick, nil
}
