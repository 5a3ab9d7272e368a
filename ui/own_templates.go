package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sandtable/export"
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// The templates of the user's own are libraries in a folder beside the others: one that a
// colleague has sent is put there and offered as those that were saved here.

// ownFolder is where they are; asked beside the window, as all folders.
func (w *Window) ownFolder() string { return filepath.Join(w.folder(), "Templates") }

// ownTemplates lists them, the one that was changed last first; asked beside the window.
func (w *Window) ownTemplates() []string {
	folder := w.ownFolder()
	entries, err := os.ReadDir(folder)
	if err != nil { // nobody has saved one
		return nil
	}
	changed := map[string]int64{}
	var out []string
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || filepath.Ext(e.Name()) != extension {
			continue
		}
		path := filepath.Join(folder, e.Name())
		changed[path] = info.ModTime().UnixNano()
		out = append(out, path)
	}
	slices.SortStableFunc(out, func(a, b string) int {
		return int(max(-1, min(1, changed[b]-changed[a])))
	})
	return out
}

// templateName is what a template of the user's own is called.
func templateName(path string) string { return strings.TrimSuffix(filepath.Base(path), extension) }

// openOwn begins a library with a template of the user's own.
func (w *Window) openOwn(path string) {
	w.goOn()
	p, o := w.print, w.options.Library
	w.make(func() (*scenarios.Library, error) {
		s, err := scenarios.ReadTemplate(path, o)
		if err != nil {
			return nil, err
		}
		folder := w.folder()
		if err := scenarios.MakeFolder(folder); err != nil {
			return nil, err
		}
		for n := 1; ; n++ {
			file := export.FileName(templateName(path))
			if n > 1 {
				file += " " + p.Number(float64(n))
			}
			l, err := scenarios.Create(filepath.Join(folder, file+extension), o, func(l *scenarios.Library) error {
				_, err := l.Add("V0", s)
				return err
			})
			if !errors.Is(err, scenarios.ErrExists) {
				return l, err
			}
		}
	}, func(l *scenarios.Library, err error) {
		if err != nil {
			w.fail(err)
			return
		}
		w.take(l, model.ID(""), func(shown bool) {
			if shown {
				w.lesson = "lesson.drag"
				w.draw()
			}
		})
	})
}

// ownChoices are the rows of a menu for templates of the user's own, and a line below them.
func (w *Window) ownChoices(paths []string, choose func(path string)) (rows []look.Choice) {
	for _, path := range paths {
		rows = append(rows, look.Choice{Name: "own:" + path, Label: templateName(path), Icon: "file", Note: w.print.T("start.own-template"), Perform: func() { choose(path) }})
	}
	if len(rows) > 0 {
		rows = append(rows, look.Choice{})
	}
	return rows
}

// ownRows are the templates of the user's own on the start page.
type ownRows struct {
	s    *startPage
	rows []ownRow
}

type ownRow struct {
	path string
	row  *look.Row
}

// find finds out beside the window which there are.
func (o *ownRows) find() {
	w := o.s.w
	w.background(func() {
		found := w.ownTemplates()
		w.post(func() { o.take(found) })
	})
}

// take keeps the rows that the keyboard may be on.
func (o *ownRows) take(found []string) {
	was := o.rows
	o.rows = nil
	for _, path := range found {
		i := slices.IndexFunc(was, func(r ownRow) bool { return r.path == path })
		if i >= 0 {
			o.rows = append(o.rows, was[i])
			continue
		}
		row := look.NewRow(func() { o.s.w.openOwn(path) })
		row.Radius = look.RadiusCard
		o.s.walked(&row.Button)
		o.rows = append(o.rows, ownRow{path, row})
	}
	if o.s.w.session == nil {
		o.s.draw()
	}
}

const (
	ownHeight = 36
	// mostOwn are shown on the start page; the menu of templates has all of them.
	mostOwn = 6
)

// high is the room that they take.
func (o *ownRows) high() float32 {
	if len(o.rows) == 0 {
		return 0
	}
	return 34 + float32((min(len(o.rows), mostOwn)+1)/2)*ownHeight + 8
}

// draw draws them two in a row below what stands above.
func (o *ownRows) draw(g *look.Sheet, x, y, width float32) {
	if len(o.rows) == 0 {
		return
	}
	p := o.s.w.print
	g.Rule(x, y, width, look.Line)
	wide := g.Text(x+20, y+12, look.Small, look.Ink2, p.T("start.own"))
	if len(o.rows) > mostOwn {
		g.TextCut(x+20+wide+10, y+12, width-60-wide, look.Small, look.Ink3, p.T("start.own-more", "n", len(o.rows)-mostOwn))
	}
	half := (width - 24) / 2
	for i, r := range o.rows[:min(len(o.rows), mostOwn)] {
		rx, ry := x+12+float32(i%2)*half, y+34+float32(i/2)*ownHeight
		g.Put(r.row, rx, ry, half, ownHeight-2)
		g.Icon(rx+8, ry+9, 16, "file", look.Ink2)
		g.TextCut(rx+34, ry+7, half-44, look.Body, look.Ink, templateName(r.path))
		o.s.named["own:"+r.path] = r.row
	}
}
