package look

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

func TestTabsKeepToTheirRoomWithTheChosenOneAlwaysInSight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	words := []string{"看板", "Hand-offs", "责任矩阵", "Boundaries", "部门对照", "Compare", "时间线", "Decision rights", "警示", "Chart"}
	rapid.Check(t, func(t *rapid.T) {
		g := NewTabs(0, nil, rapid.SliceOfN(rapid.SampledFrom(words), 1, 14).Draw(t, "words")...)
		g.Chosen = rapid.IntRange(-1, len(g.Words)-1).Draw(t, "chosen")
		g.Room = rapid.Float32Range(160, 1900).Draw(t, "room")
		if g.Wide() > g.Room {
			t.Errorf("they are %v wide", g.Wide())
		}
		hidden := g.Hidden()
		if slices.Contains(hidden, g.Chosen) {
			t.Errorf("the chosen one, %d, is hidden: %v", g.Chosen, hidden)
		}
		last := -1
		for _, at := range g.spots() {
			if at.word <= last || slices.Contains(hidden, at.word) || g.at(fyne.NewPos(at.x+at.w/2, 20)) != at.word {
				t.Errorf("%d stands after %d, hidden are %v", at.word, last, hidden)
			}
			last = at.word
		}
		if behind := g.at(g.MoreCentre()) == len(g.Words); behind != (len(hidden) > 0) {
			t.Errorf("hidden are %v; the list at the end: %v", hidden, behind)
		}
	})
}
