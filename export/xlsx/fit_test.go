package xlsx

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"
)

// slowLines wraps character by character, breaking at the last place allowed:
// another way to the same rules, and the one spreadsheet programs describe.
func slowLines(paragraph string, f face, avail float64) int {
	runes := []rune(paragraph)
	lines, start := 1, 0
	for start < len(runes) {
		used, end := 0.0, start
		for end < len(runes) && (used+f.advance(runes[end]) <= avail || end == start || runes[end] == ' ') {
			used += f.advance(runes[end])
			end++
		}
		if end == len(runes) {
			return lines
		}
		stop := end
		for stop > start && !mayBreak(runes, stop) {
			stop--
		}
		if stop == start {
			stop = end
		}
		start = stop
		lines++
	}
	return lines
}

// mayBreak reports whether a line may end before runes[i].
func mayBreak(runes []rune, i int) bool {
	before, after := runes[i-1], runes[i]
	switch {
	case after == ' ' || em(after) == 0:
		return false
	case before == ' ':
		return true
	case closes(after) || opens(before):
		return false
	}
	return isWide(before) || isWide(after)
}

func TestRowsAreNeverLowerThanTheWrappedText(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune("职责电商媒体运营推广数据效果评估，。、；：（）《》“” ROI CTR abc ilMW 0123.%/-()[é字😀")
	for range 50000 {
		text := make([]rune, random.IntN(120))
		for i := range text {
			text[i] = alphabet[random.IntN(len(alphabet))]
		}
		avail := 30 + random.Float64()*300
		l := []Style{StyleBodyWrap, StyleHeader, StyleCallout}[random.IntN(3)].look()
		got, height := fit(string(text), l, avail)
		// 1.448 em is the pitch of Noto Sans CJK, the highest of the fonts used.
		if want := slowLines(string(text), l.face(), avail); got < want || height < float64(want)*l.points*1.448 {
			t.Fatalf("%q in %.0f px: %d lines, %.2f pt; needs %d lines", string(text), avail, got, height, want)
		}
	}
}

func TestFitCountsWhatIsKnown(t *testing.T) {
	for _, c := range []struct {
		text  string
		style Style
		width float64
		lines int
	}{
		{"", StyleBodyWrap, 10, 1},
		{"职责", StyleBodyWrap, 10, 1},
		{"a\nb\nc", StyleBodyWrap, 10, 3},
		{"a\nb\nc", StyleBody, 10, 1},                           // does not wrap
		{strings.Repeat("职", 20), StyleBodyWrap, 20.5, 2},       // 10 pt: 13.3 px each, 142 px hold ten
		{strings.Repeat("职", 10) + "。", StyleBodyWrap, 20.5, 2}, // the stop takes its neighbour along
		{strings.Repeat("职", 5), StyleBodyWrap, 0.1, 5},
	} {
		if lines, height := fit(c.text, c.style.look(), columnPx(c.width)-cellPadding); lines != c.lines || height < 10*1.32*float64(lines) {
			t.Errorf("%q in %.1f: %d lines, %.2f pt; want %d", c.text, c.width, lines, height, c.lines)
		}
	}
}

func TestEveryRowHasAHeightThatFitsItsMergedCells(t *testing.T) {
	long := strings.Repeat("提请决议", 30)
	p := newPlan(context.Background(), Book{Sheets: []Sheet{{
		Name: "T", Columns: []Column{{Width: 10}, {Width: 10}, {Width: 10, Hidden: true}},
		Rows: []Row{
			{Cells: []Cell{{Value: Text(long), Style: StyleBodyWrap}}},
			{Cells: []Cell{{Value: Text(long), Style: StyleBodyWrap, Span: 2}}},
			{Cells: []Cell{{Value: Text(long), Style: StyleBodyWrap, Span: 3}}},
			{},
			{Height: 33, Cells: []Cell{{Value: Text(long), Style: StyleBodyWrap}}},
		},
	}}})
	h := p.sheets[0].heights
	if _, one := fit(long, StyleBodyWrap.look(), columnPx(10)-cellPadding); h[0] != one {
		t.Errorf("%v, want %v", h[0], one)
	}
	if h[1] >= h[0] || h[2] != h[1] || h[3] < 15 || h[4] != 33 {
		t.Errorf("heights %v", h)
	}
}
