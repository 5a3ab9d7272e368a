package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestOfARollOnlyWhatIsInSightExists(t *testing.T) {
	lines := make([]RollLine, 10_000)
	for i := range lines {
		lines[i] = RollLine{Height: 30, Paint: func(s *Sheet, w float32) { s.Text(0, 0, Body, Ink, "x") }}
	}
	r := NewRoll()
	r.Set(lines, 0)
	win := test.NewTempWindow(t, r)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(300, 300))
	told := float32(-1)
	r.Moved = func(at fyne.Position) { told = at.Y }
	test.Scroll(win.Canvas(), fyne.NewPos(100, 100), 0, -6000)
	drawn := r.Drawn()
	if at := r.Offset().Y; at != 6000 || told != at || drawn[200] == nil || len(drawn) > 12 {
		t.Errorf("at %v, told %v, %d lines exist", at, told, len(drawn))
	}
	r.Expire()
	r.Resize(fyne.NewSize(200, 300))
	if len(r.Drawn()) != 0 {
		t.Error("what is not there any more is drawn")
	}
	r.Set(lines[:20], 0)
	if at := r.Offset().Y; at != 300 || r.Drawn()[19] == nil {
		t.Errorf("of fewer lines it stands at %v", at)
	}
}
