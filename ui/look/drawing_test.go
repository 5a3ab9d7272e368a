package look

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// parts gives what a widget draws.
func parts(w fyne.Widget) []fyne.CanvasObject { return test.WidgetRenderer(w).Objects() }

func TestARecycledCardKeepsThePicturesThatStay(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	face := NewCardFace()
	face.Resize(fyne.NewSize(256, CardTwoLines))
	pictures := func() map[*canvas.Image]bool {
		out := map[*canvas.Image]bool{}
		for _, o := range parts(face) {
			if i, ok := o.(*canvas.Image); ok {
				out[i] = true
			}
		}
		return out
	}
	face.SetCard(DutyCard{Title: "内容生产", Severities: []Severity{High, Medium}})
	before := pictures()
	face.SetCard(DutyCard{Title: "网络舆情监控", Hover: true, Severities: []Severity{Medium}})
	after := pictures()
	if len(before) != 2 || len(after) != 1 {
		t.Fatalf("%d and %d pictures", len(before), len(after))
	}
	face.SetCard(DutyCard{Title: "内容生产", Severities: []Severity{High, Medium}})
	for _, later := range []map[*canvas.Image]bool{after, pictures()} {
		for i := range later {
			if !before[i] {
				t.Error("a glyph was made anew")
			}
		}
	}
}

// The toolkit throws the renderers of widgets away that were not painted for a minute,
// as those of the board are while something else is shown.
func TestAWidgetWhoseRendererIsMadeAnewIsPaintedAsBefore(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	card, head, lane := NewCardFace(), NewColumnHead(nil, nil), NewLaneHead()
	card.SetCard(DutyCard{Title: "内容生产", Body: "内容生产"})
	head.Set(Head{Name: "电商部"})
	lane.Set(Lane{Name: "内容运营", Count: "3"})
	for _, w := range []fyne.Widget{card, head, lane, NewSurface(Column, RadiusColumn), NewButton(Primary, "好", "", nil), NewIconButton("more", nil)} {
		w.Resize(fyne.NewSize(256, CardTwoLines))
		before := parts(w)
		anew := w.CreateRenderer()
		if got := anew.Objects(); len(got) != len(before) || len(got) == 0 {
			t.Errorf("%T draws %d things, before it were %d", w, len(got), len(before))
		}
		w.Resize(fyne.NewSize(256, CardTwoLines)) // the size that it has: nothing happens
		anew = w.CreateRenderer()
		anew.Refresh()
		for i, o := range anew.Objects() {
			if i < len(before) && (o.Size() != before[i].Size() || o.Position() != before[i].Position()) {
				t.Errorf("%T draws %T at %v in %v, before it were %v and %v", w, o, o.Position(), o.Size(), before[i].Position(), before[i].Size())
			}
		}
	}
}

func TestAChangeOfThemeRecoloursWidgets(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Light()))
	face, surface := NewCardFace(), NewSurface(Column, RadiusColumn)
	for _, w := range []fyne.Widget{face, surface} {
		w.Resize(fyne.NewSize(256, CardTwoLines))
	}
	face.SetCard(DutyCard{Title: "内容生产"})
	app.Settings().SetTheme(NewTheme(Dark()))
	face.Refresh()
	surface.Refresh()
	has := func(w fyne.Widget, want Role) bool {
		for _, o := range parts(w) {
			switch o := o.(type) {
			case *canvas.Rectangle:
				if o.FillColor == color.Color(Dark().Color(want)) {
					return true
				}
			case *canvas.Text:
				if o.Color == color.Color(Dark().Color(want)) {
					return true
				}
			}
		}
		return false
	}
	if !has(face, Card) || !has(face, Ink) || !has(surface, Column) {
		t.Error("colours of the light theme stay")
	}
}

func TestACardThatCutsItsTextOffersTheWhole(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	face := NewCardFace()
	body := "根据竞品和市场趋势调整定价、促销策略,并与平台方协商资源位和补贴。"
	for _, c := range []struct {
		card   DutyCard
		height float32
		whole  bool
	}{
		{DutyCard{Title: "定价", Body: "调整定价。"}, CardOneLine, false},
		{DutyCard{Title: "定价", Body: body}, CardTwoLines, false},
		{DutyCard{Title: "定价", Body: body}, CardOneLine, true},
		{DutyCard{Title: "定价", Body: body}, CardCompact, true},
		{DutyCard{Title: "定价与促销策略以及平台资源位的协商和补贴的申请"}, CardCompact, true},
	} {
		face.Resize(fyne.NewSize(256, c.height))
		face.SetCard(c.card)
		if got := face.Whole(); (got != "") != c.whole {
			t.Errorf("%q at %v offers %q", c.card.Body, c.height, got)
		}
	}
}

func TestWhatWasHiddenForLongIsPaintedAgainAtItsSize(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	face, tabs := NewCardFace(), NewSegment(0, nil, "中", "EN")
	field := NewEntry("定价", "", nil)
	face.Resize(fyne.NewSize(256, CardTwoLines))
	face.SetCard(DutyCard{Title: "内容生产"})
	tabs.Resize(fyne.NewSize(80, SegmentHeight))
	field.Resize(fyne.NewSize(200, 36))
	for _, w := range []fyne.Widget{face, tabs, field} {
		before := parts(w)
		for _, refresh := range []bool{false, true} {
			again := w.CreateRenderer() // as the toolkit does when it has thrown the first away
			if refresh {
				again.Refresh()
			}
			after := again.Objects()
			if len(after) != len(before) {
				t.Errorf("%T draws %d things, then %d", w, len(before), len(after))
				continue
			}
			for i, o := range after {
				if o.Size() != before[i].Size() || o.Position() != before[i].Position() {
					t.Errorf("%T: %T at %v of %v, then at %v of %v", w, o, before[i].Position(), before[i].Size(), o.Position(), o.Size())
				}
			}
		}
	}
}
