package matrix

import (
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/compare"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
)

// brief is the example that the program starts with, its scenarios in order.
func brief(t *testing.T) []scenarios.Snapshot {
	t.Helper()
	lib, err := examples.Write(filepath.Join(t.TempDir(), "brief.sandtable"), "seed-b", model.ZH, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	infos, err := lib.Scenarios()
	if err != nil {
		t.Fatal(err)
	}
	var out []scenarios.Snapshot
	for _, info := range infos {
		s, err := lib.Session(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s.Now())
	}
	return out
}

// columnsOf takes snapshots into a comparison whose open scenario is the last.
func columnsOf(snaps []scenarios.Snapshot) Comparison {
	var c Comparison
	for _, s := range snaps {
		side := compare.Side{ID: s.Info.ID, Name: s.Info.Name, Scenario: s.Scenario, Findings: s.Findings, Themes: s.Themes, Scorecard: s.Scorecard}
		c.Columns = append(c.Columns, Column{Side: side, Info: s.Info})
		c.Open = s.Info.ID
	}
	return c
}

// show puts a view into a headless window of a size.
func show(t *testing.T, view fyne.CanvasObject, palette *look.Palette, width, height float32) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(palette))
	w := test.NewTempWindow(t, view)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// texts collects every text in sight.
func texts(o fyne.CanvasObject) []string {
	var out []string
	walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			out = append(out, t.Text)
		}
	})
	return out
}

func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			walk(c, visit)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			walk(c, visit)
		}
	}
}

func has(t *testing.T, o fyne.CanvasObject, want ...string) {
	t.Helper()
	all := texts(o)
	for _, w := range want {
		if !slices.Contains(all, w) {
			t.Errorf("%q is not shown; there is %q", w, all)
		}
	}
}

func hasNot(t *testing.T, o fyne.CanvasObject, not ...string) {
	t.Helper()
	all := texts(o)
	for _, w := range not {
		if slices.Contains(all, w) {
			t.Errorf("%q is shown", w)
		}
	}
}

// Pictures of both views, for eyes: SANDTABLE_PICTURES names a folder to write to.
func TestTheViewsPaintWithoutADisplay(t *testing.T) {
	snaps := brief(t)
	dir := os.Getenv("SANDTABLE_PICTURES")
	for _, run := range []struct {
		name    string
		lang    model.Lang
		palette *look.Palette
		w, h    float32
	}{
		{"zh-light-1440", model.ZH, look.Light(), 1440, 808},
		{"en-dark-1280", model.EN, look.Dark(), 1280, 708},
	} {
		d, c := NewDepartments(DepartmentHands{}), NewCompare(CompareHands{})
		for name, view := range map[string]fyne.CanvasObject{"departments": d, "compare": c} {
			w := show(t, view, run.palette, run.w, run.h)
			if name == "compare" {
				c.Draw(columnsOf(snaps), text.For(run.lang))
			} else {
				d.Draw(snaps[0], text.For(run.lang))
			}
			img := w.Canvas().Capture()
			if got := img.Bounds().Dx(); got < int(run.w) {
				t.Errorf("%s is %d wide", name, got)
			}
			if dir == "" {
				continue
			}
			f, err := os.Create(filepath.Join(dir, name+"-"+run.name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if err := png.Encode(f, img); err != nil {
				t.Fatal(err)
			}
			f.Close()
		}
	}
}
