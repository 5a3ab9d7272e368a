package scenarios_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

// gesture is one acknowledgement: what an author was told is in the file.
type gesture struct {
	author   string
	scenario model.ID
	seq      int
	verb     scenarios.RowVerb
	target   int    // of a note
	why      string // unlike that of any other gesture, unless it is an undo or a redo
}

// told is what one author has to show for itself at the end.
type told struct {
	gestures []gesture
	refused  int
	notMine  int
	locked   int // times that the file was in use for more than two seconds
	err      error
}

// write makes n gestures in a window.
func (w *watched) write(r *rand.Rand, n int) (out told) {
	s := w.session
	for i := 0; len(out.gestures) < n; i++ {
		g := gesture{author: w.author, scenario: "V3", verb: scenarios.DoRow}
		if r.IntN(8) == 0 {
			if err := s.Poll(); errors.Is(err, scenarios.ErrLocked) {
				out.locked++
			} else if err != nil {
				return told{err: err}
			}
		}
		var err error
		switch dice := r.IntN(20); {
		case dice < 4:
			g.verb, err = scenarios.UndoRow, s.Undo()
		case dice < 7:
			g.verb, err = scenarios.RedoRow, s.Redo()
		case dice < 8:
			g.verb, g.target, g.why = scenarios.NoteRow, max(1, s.Now().Seq-r.IntN(6)), fmt.Sprint("thought of later ", i)
			err = s.Note(g.target, g.why)
		case dice < 9 && r.IntN(1+n/400) == 0: // it reads whole logs, so not often in a long run
			g.why = fmt.Sprint(w.author, " merges ", i)
			err = s.Merge("V0", func(model.Conflict) model.Side { return model.Ours }, g.why)
		default:
			g.why = fmt.Sprint(w.author, " ", i)
			var v model.Verb
			if v, err = anyDeed(r, s.Now().Scenario, i).Resolve(s.Now().Scenario, model.Caller{Lang: model.EN, Mint: s.NewID}); err == nil {
				err = s.Do(v, g.why)
			}
		}
		switch {
		case err == nil:
			g.seq = s.Now().Seq
			out.gestures = append(out.gestures, g)
		case errors.Is(err, scenarios.ErrNotMine):
			out.notMine++
		case errors.Is(err, scenarios.ErrLocked):
			out.locked++
		case harmless(err), errors.Is(err, scenarios.ErrAdopted):
			out.refused++
		default:
			out.err = err
			return out
		}
	}
	return out
}

// anyDeed is some verb on records of a scenario, which may be gone when it runs. What
// the example brought along is changed but not removed, so that there is always
// something for every author to do.
func anyDeed(r *rand.Rand, s model.Scenario, n int) model.Call {
	pick := func(k model.Kind) string {
		all := slices.DeleteFunc(s.Records(k), func(rec model.Record) bool {
			u, ok := rec.(model.Unit)
			return ok && u.Level == model.External
		})
		return string(all[r.IntN(len(all))].Ref().ID)
	}
	duty, unit := pick(model.DutyKind), pick(model.UnitKind)
	text := fmt.Sprintf("Wording %d of %d", n, r.IntN(1_000))
	call := func(verb string, args ...string) model.Call { return model.Call{Verb: verb, Args: args} }
	made := func(id string) bool { return len(id) == 8 && id[:1] == strings.ToLower(id[:1]) } // by Session.NewID
	switch {
	case made(duty) && r.IntN(4) == 0:
		return call("split-duty", duty, text, text+" too")
	case made(duty) && s.Count(model.DutyKind) > 40:
		if other := pick(model.DutyKind); made(other) {
			return call("fuse-duties", duty, other, "--text", text)
		}
		return call("remove-duty", duty)
	case made(unit) && s.Count(model.UnitKind) > 16:
		if r.IntN(2) == 0 {
			return call("merge-units", "--into", pick(model.UnitKind), unit)
		}
		return call("remove-unit", unit, "--heir", pick(model.UnitKind))
	}
	switch r.IntN(14) {
	case 0, 1:
		return call("add-duty", unit, text)
	case 2:
		return call("add-unit", text)
	case 3:
		return call("rename-unit", unit, text)
	case 4:
		return call("set-head", unit, text)
	case 5:
		return call("set-fte", unit, fmt.Sprint(r.IntN(1_000)))
	case 6:
		return call("add-handoff", duty, pick(model.DutyKind), text)
	case 7:
		return call("set-kpi-owner", pick(model.KPIKind), unit)
	case 8, 9, 10:
		return call("edit-duty", duty, "text="+text)
	}
	return call("move-duty", duty, unit)
}

// built gives the command line program, built from this tree.
func built(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sandtablectl")
	if out, err := exec.Command("go", "build", "-o", path, "sandtable/cmd/sandtablectl").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return path
}

// answer is what the program says of one gesture, in JSON.
type answer struct {
	Seq   int
	Error struct{ Code string }
}

// take counts an answer that is no acknowledgement, or makes it an error.
func (t *told) take(a answer) {
	switch a.Error.Code {
	case "file-locked":
		t.locked++
	case "undo-not-mine":
		t.notMine++
	case "file-missing", "file-damaged", "file-not-library", "unexpected", "usage", "":
		t.err = fmt.Errorf("the program answers %+v", a)
	default:
		t.refused++
	}
}

// writeSingly starts a program for every gesture; every second is on the baseline.
func writeSingly(program, path string, start model.Scenario, r *rand.Rand, n int) (out told) {
	for i := 0; len(out.gestures) < n && out.err == nil; i++ {
		if i%8 == 1 {
			if out.err = adoptForAWhile(program, path); out.err != nil {
				return out
			}
		}
		g := gesture{author: single, scenario: "V3", verb: scenarios.DoRow}
		if i%2 == 0 {
			g.scenario = "V0"
		}
		args := []string{"--json", "--lang", "en"}
		switch r.IntN(6) {
		case 0:
			g.verb = scenarios.UndoRow
			args = append(args, "undo", path, string(g.scenario))
		case 1:
			g.verb = scenarios.RedoRow
			args = append(args, "redo", path, string(g.scenario))
		default:
			g.why = fmt.Sprint("single ", i)
			d := anyDeed(r, start, i)
			args = append(args, "do", path, string(g.scenario), "--why", g.why, d.Verb)
			args = append(args, d.Args...)
		}
		cmd := exec.Command(program, args...)
		cmd.Env = append(os.Environ(), "SANDTABLE_WHO="+single)
		printed, err := cmd.Output()
		var a answer
		if e := json.Unmarshal(printed, &a); e != nil {
			out.err = errors.Join(err, fmt.Errorf("%s: %w", printed, e))
		} else if err == nil {
			g.seq = a.Seq
			out.gestures = append(out.gestures, g)
		} else {
			out.take(a)
		}
	}
	return out
}

// adoptForAWhile locks the scenario, has the program verify that nobody edits it, and
// opens it again.
func adoptForAWhile(program, path string) error {
	for _, args := range [][]string{{"status", path, "V3", "adopted"}, {"verify", path}, {"status", path, "V3", "draft"}} {
		for {
			printed, err := exec.Command(program, append([]string{"--json"}, args...)...).Output()
			if err == nil {
				break
			}
			if !strings.Contains(string(printed), `"file-locked"`) {
				return fmt.Errorf("%v: %s %w", args, printed, err)
			}
		}
	}
	return nil
}

// writeLines feeds a program line by line and starts another when a line is refused.
func writeLines(program, path string, start model.Scenario, r *rand.Rand, n int) (out told) {
	for i := 0; len(out.gestures) < n && out.err == nil; {
		cmd := exec.Command(program, "--json", "--lang", "en", "do", path, "V3", "-", "--who", lines)
		in, err := cmd.StdinPipe()
		if err != nil {
			return told{err: err}
		}
		printed, err := cmd.StdoutPipe()
		if err != nil {
			return told{err: err}
		}
		if err := cmd.Start(); err != nil {
			return told{err: err}
		}
		answers := json.NewDecoder(printed)
		begin, err := answers.Token()
		if err == nil && begin != json.Delim('[') { // it could not open the file: this is no list
			rest, e := io.ReadAll(io.MultiReader(strings.NewReader("{"), answers.Buffered(), printed))
			var a answer
			if err = errors.Join(e, json.Unmarshal(rest, &a)); err == nil {
				out.take(a)
			}
		}
		for refused := begin != json.Delim('['); err == nil && !refused && len(out.gestures) < n; i++ {
			g := gesture{author: lines, scenario: "V3", verb: scenarios.DoRow, why: fmt.Sprint("line ", i)}
			d := anyDeed(r, start, i)
			if _, err = fmt.Fprintf(in, "%s %s --why '%s'\n", d.Verb, quoted(d.Args), g.why); err != nil {
				break
			}
			var a answer
			if err = answers.Decode(&a); err != nil {
				break
			}
			if refused = a.Seq == 0; refused {
				out.take(a)
				continue
			}
			g.seq = a.Seq
			out.gestures = append(out.gestures, g)
		}
		if out.err == nil {
			out.err = err
		}
		_ = in.Close()
		_, _ = io.Copy(io.Discard, printed)
		_ = cmd.Wait() // 3 after a refusal; the answer has told
	}
	return out
}

// quoted writes words for one line; none of them has a quotation mark.
func quoted(words []string) string { return "'" + strings.Join(words, "' '") + "'" }
