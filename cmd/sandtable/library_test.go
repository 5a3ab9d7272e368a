//go:build e2e || monkey

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"sandtable/export/xlsx"
)

// record is a library on disk, read and written by the other program only.
type record struct {
	*desk
	path  string
	trial string // the scenario that is worked in; "" = none is set apart
}

// text is a text in both languages.
type text struct{ ZH, EN string }

type unit struct {
	ID   string
	Name text
}

type duty struct {
	ID, Unit string
	Title    text
}

// scenario is what `show` tells, as far as these tests look.
type scenario struct {
	Fingerprint string
	Units       []unit
	Duties      []duty
}

func (s scenario) unit(id string) (unit, bool) {
	for _, u := range s.Units {
		if u.ID == id {
			return u, true
		}
	}
	return unit{}, false
}

// home is the unit of a duty.
func (s scenario) home(duty string) string {
	for _, d := range s.Duties {
		if d.ID == duty {
			return d.Unit
		}
	}
	return "no such duty"
}

// row is one row of the log.
type row struct {
	Seq    int
	Verb   string // do, undo, redo, note
	Target *int
	Change struct {
		Verb  string
		Edits []struct{ Ref string }
	}
	Why, Who string
}

// listed is one scenario of the list.
type listed struct {
	ID, Parent string
	Name       text
	Changes    int
}

// example makes a fresh library with the two departments of the brief.
func (d *desk) example() record {
	d.t.Helper()
	path := filepath.Join(d.dir, "Documents", "board.sandtable")
	if err := d.run(built().ctl, "new", path); err != nil {
		d.t.Fatal(err)
	}
	return record{desk: d, path: path}
}

// trial is the example with a scenario to work in: the baseline is not.
func (d *desk) trial() record {
	d.t.Helper()
	r := d.example()
	r.trial = strings.TrimSpace(r.ctl("fork", r.path, "V0", "试验"))
	return r
}

// work opens the scenario to work in.
func (d *desk) work(r record) *live {
	d.t.Helper()
	w := d.open(r.path)
	w.click("scenario:" + r.trial)
	w.until("the scenario to work in is shown", func() bool {
		name, err := d.output("xdotool", "getwindowname", w.id)
		return err == nil && strings.Contains(name, "试验")
	})
	w.settle()
	return w
}

// ctl runs sandtablectl and gives what it prints.
func (r record) ctl(args ...string) string {
	r.t.Helper()
	out, err := r.output(built().ctl, args...)
	if err != nil {
		r.t.Fatal(err)
	}
	return out
}

func (r record) read(into any, args ...string) {
	r.t.Helper()
	if err := json.Unmarshal([]byte(r.ctl(append([]string{"--json"}, args...)...)), into); err != nil {
		r.t.Fatal(err)
	}
}

func (r record) show(id string) (s scenario) {
	r.t.Helper()
	r.read(&s, "show", r.path, id)
	return s
}

func (r record) log(id string) (rows []row) {
	r.t.Helper()
	r.read(&rows, "log", r.path, id)
	return rows
}

func (r record) scenarios() (list []listed) {
	r.t.Helper()
	r.read(&list, "scenarios", r.path)
	return list
}

// logged waits until the log of a scenario has a number of rows, and gives them.
func (r record) logged(id string, rows int) []row {
	r.t.Helper()
	r.until("the log has "+itoa(rows)+" rows", func() bool { return len(r.log(id)) >= rows })
	log := r.log(id)
	if len(log) != rows {
		r.t.Fatalf("the log has %d rows, want %d: %+v", len(log), rows, log)
	}
	return log
}

// lives checks where a duty has its home.
func (r record) lives(id, duty, want string) {
	r.t.Helper()
	if got := r.show(id).home(duty); got != want {
		r.t.Errorf("in %s the duty %s has its home in %q, want %q", id, duty, got, want)
	}
}

// sound checks that the file is whole, as `verify` sees it.
func (r record) sound() {
	r.t.Helper()
	if out := strings.TrimSpace(r.ctl("verify", r.path)); out != "ok" {
		r.t.Errorf("verify says %q", out)
	}
}

// workbook waits for a workbook and reads it.
func (d *desk) workbook(path string) xlsx.Contents {
	d.t.Helper()
	d.until("the workbook exists", func() bool {
		_, err := os.Stat(path)
		return err == nil
	})
	f, err := os.Open(path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		d.t.Fatal(err)
	}
	c, err := xlsx.Read(f, info.Size(), xlsx.Limits{})
	if err != nil {
		d.t.Fatal(err)
	}
	return c
}

// sheet finds a sheet by its name.
func (d *desk) sheet(c xlsx.Contents, name string) [][]string {
	d.t.Helper()
	for _, s := range c.Sheets {
		if s.Name == name {
			return s.Rows
		}
	}
	d.t.Fatalf("no sheet %q", name)
	return nil
}

// says reports whether any cell holds the words.
func says(rows [][]string, words string) bool {
	for _, r := range rows {
		for _, c := range r {
			if strings.Contains(c, words) {
				return true
			}
		}
	}
	return false
}
