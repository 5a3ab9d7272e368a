package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sandtable/ui/look"
)

// recentRow is a library that was opened before.
type recentRow struct {
	path       string
	changed    time.Time
	missing    bool
	row        *look.Row
	find, drop *look.Button // when it is missing
}

// lookForRecents finds out beside the window which of the libraries opened last are
// there, and when they were changed: a folder may be on a network that does not answer.
func (s *startPage) lookForRecents() {
	paths := s.w.recent()
	s.recents = slices.DeleteFunc(s.recents, func(r *recentRow) bool { return !slices.Contains(paths, r.path) })
	if len(paths) == 0 {
		s.takeRecents(nil)
		return
	}
	w := s.w
	w.background(func() {
		found := make([]recentRow, len(paths))
		for i, path := range paths {
			found[i].path = path
			if info, err := os.Stat(path); err != nil {
				found[i].missing = true
			} else {
				found[i].changed = info.ModTime()
			}
		}
		w.post(func() { s.takeRecents(found) })
	})
}

// takeRecents keeps the rows that the keyboard may be on.
func (s *startPage) takeRecents(found []recentRow) {
	var rows []*recentRow
	for _, f := range found {
		i := slices.IndexFunc(s.recents, func(r *recentRow) bool { return r.path == f.path })
		if i >= 0 && s.recents[i].missing == f.missing {
			s.recents[i].changed = f.changed
			rows = append(rows, s.recents[i])
			continue
		}
		path := f.path
		f.row = look.NewRow(func() { s.w.Open(path, nil) })
		f.row.Radius, f.row.Disabled = look.RadiusCard, f.missing
		s.walked(&f.row.Button)
		if f.missing {
			f.find = look.NewButton(look.LinkLike, "", "", func() { s.w.findAgain(path) })
			f.drop = look.NewButton(look.Quiet, "", "", func() { s.w.forget(path) })
			s.walked(f.find)
			s.walked(f.drop)
		}
		rows = append(rows, &f)
	}
	s.recents, s.recentsKnown = rows, true
	if s.w.session == nil {
		s.draw()
	}
}

const recentHeight = 60

// drawRecents lists the libraries opened last and gives where the list ends.
func (s *startPage) drawRecents(g *look.Sheet, x, y, width float32) float32 {
	p := s.w.print
	wide := g.Text(x, y, look.Metric, look.Ink, p.T("start.recent"))
	g.Text(x+wide+8, y+8, look.Small, look.Ink3, p.Number(float64(len(s.recents))))
	y += look.Metric.Line() + 10
	for i, r := range s.recents {
		if i > 0 {
			g.Rule(x-12, y, width+24, look.Line)
		}
		name, folder := strings.TrimSuffix(filepath.Base(r.path), extension), s.w.place(filepath.Dir(r.path))
		ink, second, right := look.Ink, look.Ink2, x+width
		if r.missing {
			ink, second = look.Ink3, look.Ink3
			for _, b := range []struct {
				of          *look.Button
				name, label string
			}{{r.drop, "drop", "start.drop-recent"}, {r.find, "find", "start.find-recent"}} {
				b.of.Label = p.T(b.label)
				b.of.Refresh()
				right -= b.of.Wide()
				g.Put(b.of, right, y+16, b.of.Wide(), look.ButtonHeightDense)
				s.named[b.name+":"+r.path] = b.of
				right -= 8
			}
			folder = p.T("start.missing", "folder", folder)
		} else {
			g.Put(r.row, x-12, y+2, width+24, recentHeight-4)
			s.named["recent:"+r.path] = r.row
			when := s.w.when(r.changed)
			g.TextRight(right, y+21, look.Small, look.Ink2, when)
			right -= look.Width(when, look.Small) + 16
		}
		g.Icon(x+2, y+(recentHeight-18)/2, 18, "file", second)
		g.TextCut(x+34, y+10, right-x-34, look.BodyBold, ink, name)
		g.Text(x+34, y+31, look.Small, second, look.CutLeft(folder, look.Small, right-x-34))
		y += recentHeight
	}
	return y
}

// when says when something was changed, as people say it: today with the time, the
// day before, else the day.
func (w *Window) when(t time.Time) string {
	p, now := w.print, w.now()
	t = t.In(now.Location())
	switch day := t.Format(time.DateOnly); day {
	case now.Format(time.DateOnly):
		return p.T("when.today", "time", p.Clock(t))
	case now.AddDate(0, 0, -1).Format(time.DateOnly):
		return p.T("when.yesterday")
	default:
		return p.Day(day)
	}
}

// now is the time by the clock of the libraries.
func (w *Window) now() time.Time {
	if w.options.Library.Now != nil {
		return w.options.Library.Now().Local()
	}
	return time.Now()
}

// findAgain asks where a library is that was opened before, and remembers the new place
// instead.
func (w *Window) findAgain(path string) {
	w.desk.Ask(func() func() {
		folder := filepath.Dir(path)
		for !exists(folder) && filepath.Dir(folder) != folder {
			folder = filepath.Dir(folder)
		}
		return func() {
			w.askFile("open", strings.TrimSuffix(folder, string(filepath.Separator))+string(filepath.Separator), extension, false, func(c chosen) {
				w.Open(c.path, func(opened bool) {
					if opened {
						w.unlist(path)
					}
				})
			})
		}
	})
}

// forget takes a library from the list of those opened last. The file stays.
func (w *Window) forget(path string) {
	w.unlist(path)
	w.frame.start.lookForRecents()
	w.draw()
}

func (w *Window) unlist(path string) {
	w.app.Preferences().SetStringList("recent", slices.DeleteFunc(w.recent(), func(p string) bool { return p == path }))
}
