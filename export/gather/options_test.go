package gather_test

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/model"
	"sandtable/model/text"
)

// The baseline is the yardstick of the options and none itself, and nothing is set beside
// itself: the files are those without them, and it is told.
func TestTheBaselineAndAScenarioNamedTwiceAreNoOptions(t *testing.T) {
	l := confided(t)
	for _, ending := range []string{".pdf", ".xlsx"} {
		format, _ := gather.FormatOf(ending, "0.1", export.Full)
		make := func(of ...model.ID) gather.Made {
			made, err := format(context.Background(), l, of, text.For(model.ZH), func(int, int) {})
			if err != nil {
				t.Fatal(err)
			}
			return made
		}
		want, got := make("V1", "V2"), make("V1", "V0", "V2", "V1", "V2")
		if !bytes.Equal(want.Files[0].Bytes, got.Files[0].Bytes) {
			t.Errorf("%s: another file", ending)
		}
		if !slices.Equal(got.Twice, []model.ID{"V1", "V2"}) || !slices.Equal(got.Yardstick, []model.ID{"V0"}) || want.Twice != nil || want.Yardstick != nil {
			t.Errorf("%s: twice %v, yardstick %v", ending, got.Twice, got.Yardstick)
		}
	}
	slides, err := gather.Slides(context.Background(), l, []model.ID{"V1", "V0"}, text.For(model.ZH), "0.1")
	if err != nil {
		t.Fatal(err)
	}
	alone, err := gather.Slides(context.Background(), l, []model.ID{"V1"}, text.For(model.ZH), "0.1")
	if err != nil || len(alone) != len(slides) {
		t.Errorf("%d slides, %d without the baseline: %v", len(slides), len(alone), err)
	}
}
