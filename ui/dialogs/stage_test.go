package dialogs

import (
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
)

// stage is a window with the example behind it, in which dialogs open.
type stage struct {
	t       *testing.T
	session *scenarios.Session
	window  fyne.Window
	print   text.Printer
	dialog  *Dialog

	done    int
	refused int
	closed  int

	exported ExportFile   // what the dialog for exporting asked for last
	places   []ExportFile // what is answered when it asks for another place
}

// place answers where a file goes; nothing once there is no answer any more.
func (s *stage) place(_ ExportFile, then func(ExportFile)) {
	if len(s.places) > 0 {
		f := s.places[0]
		s.places = s.places[1:]
		then(f)
	}
}

func opened(t *testing.T, lang model.Lang, palette *look.Palette) *stage {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "a.sandtable"), examples.Default, lang, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	s := &stage{t: t, print: text.For(lang)}
	if s.session, err = l.Session("V0"); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(palette))
	s.window = test.NewTempWindow(t, canvas.NewRectangle(look.Color(look.Canvas)))
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(1024, 700))
	return s
}

func (s *stage) hands() Hands {
	return Hands{
		Canvas: s.window.Canvas(),
		Do: func(v model.Verb, then func(bool)) {
			err := s.session.Do(v, "")
			_, refused := errors.AsType[*model.Refusal](err)
			_, wrong := errors.AsType[*model.InputError](err)
			if refused || wrong {
				s.refused++
				then(false)
				return
			}
			if err != nil {
				s.t.Fatal(err)
			}
			s.done++
			then(true)
		},
		Preview: func(v model.Verb) scenarios.Consequence {
			c, err := s.session.Preview(v)
			if err != nil {
				s.t.Fatal(err)
			}
			return c
		},
		NewID:  s.session.NewID,
		Closed: func() { s.closed++ },
	}
}

func (s *stage) scenario() model.Scenario { return s.session.Now().Scenario }

// isOpen reports whether a dialog is on the canvas.
func (s *stage) isOpen() bool { return s.window.Canvas().Overlays().Top() != nil }

func (s *stage) field(name string) *look.Entry {
	s.t.Helper()
	e, ok := s.dialog.Targets()["dialog:"+name].(*look.Entry)
	if !ok {
		s.t.Fatalf("no field %q", name)
	}
	return e
}

// rewrite replaces what a field holds by typing.
func (s *stage) rewrite(name, words string) {
	s.t.Helper()
	e := s.field(name)
	s.window.Canvas().Focus(e)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	for _, r := range words {
		f := s.window.Canvas().Focused()
		if f != fyne.Focusable(e) {
			s.t.Fatalf("the field lost the keyboard while typing, to %T", f)
		}
		f.TypedRune(r)
	}
	if words == "" {
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	if e.Text != words {
		s.t.Fatalf("typed %q, the field holds %q", words, e.Text)
	}
}

func (s *stage) tap(name string) {
	s.t.Helper()
	o, ok := s.dialog.Targets()["dialog:"+name].(fyne.Tappable)
	if !ok {
		s.t.Fatalf("no %q to tap", name)
	}
	o.Tapped(&fyne.PointEvent{})
}

func (s *stage) escape() {
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
}

func (s *stage) ok() *look.Button { return s.dialog.Targets()["dialog:ok"].(*look.Button) }

// readable gives all texts that can be read in the open dialog.
func (s *stage) readable() string {
	var out strings.Builder
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			out.WriteString(o.Text + "\n")
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case *container.Scroll:
			walk(o.Content)
		case *look.Entry:
			out.WriteString("[" + o.Text + "]\n")
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(s.window.Canvas().Overlays().Top())
	return out.String()
}

// picture writes what the window shows when DIALOG_PICTURES names a folder.
func (s *stage) picture(name string) {
	s.t.Helper()
	folder := os.Getenv("DIALOG_PICTURES")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, s.window.Canvas().Capture()); err != nil {
		s.t.Fatal(err)
	}
}

// fits checks that the dialog is not larger than the window leaves room for.
func (s *stage) fits() {
	s.t.Helper()
	size := s.window.Canvas().Size()
	if got := s.dialog.size; got.Width > size.Width-32 || got.Height > size.Height-32 {
		s.t.Errorf("the dialog is %v in a window of %v", got, size)
	}
}
