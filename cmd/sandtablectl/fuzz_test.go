package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// FuzzDoLine sends lines to "do FILE SCENARIO -" without the file. Whatever they say,
// they are carried out or refused with a sentence in both languages and the exit code
// of a wrong use or a refusal; and what was carried out can be told, taken back, and
// read again from JSON.
func FuzzDoLine(f *testing.F) {
	l, err := examples.Write(filepath.Join(f.TempDir(), "plan.sandtable"), examples.Default, model.EN, scenarios.Reproducible("fuzz"))
	if err != nil {
		f.Fatal(err)
	}
	defer l.Close()
	s, err := l.Session("V3")
	if err != nil {
		f.Fatal(err)
	}
	start, findings := s.Now().Scenario, s.Now().Findings
	for _, lines := range seeds(f, start) {
		f.Add(lines)
	}
	f.Fuzz(func(t *testing.T, lines string) {
		var out, said bytes.Buffer
		p := &program{out: &out, err: &said, env: func(string) string { return "" }}
		p.setLanguage()
		minted := 0
		by := model.Caller{Lang: model.EN, Who: "fuzz", Evidence: findings.EvidenceIn(), Mint: func(k model.Kind) model.ID {
			minted++
			return model.ID(fmt.Sprintf("new%d", minted))
		}}
		now := start
		for line := range strings.Lines(lines) {
			d, blank, err := p.deedOf(line, deed{})
			if blank {
				continue
			}
			p.scenario = now
			var c model.Change
			if err == nil {
				c, err = carryOut(now, d, by)
			}
			if err != nil {
				said.Reset()
				if code := p.report(err); code != exitUsage && code != exitRefused || said.Len() == 0 {
					t.Errorf("exit code %d, %q for %v", code, said.String(), err)
				}
				return
			}
			now = followed(t, p, now, c)
		}
	})
}

func carryOut(s model.Scenario, d deed, by model.Caller) (model.Change, error) {
	v, err := d.call.Resolve(s, by)
	if err != nil {
		return model.Change{}, err
	}
	return v(s)
}

// followed gives the scenario after a change, and proves what must hold of it.
func followed(t *testing.T, p *program, before model.Scenario, c model.Change) model.Scenario {
	t.Helper()
	after, err := model.Apply(before, c)
	if err != nil {
		t.Fatal(err)
	}
	back, err := model.Apply(after, model.Invert(c))
	if err != nil || !model.Diff(before, back).Empty() {
		t.Errorf("not taken back: %v", err)
	}
	var again model.Change
	raw, err := json.Marshal(c)
	if err == nil {
		err = json.Unmarshal(raw, &again)
	}
	if twice, e := json.Marshal(again); err != nil || e != nil || !bytes.Equal(twice, raw) {
		t.Errorf("%s reads as %s, %v", raw, twice, err)
	}
	raw, err = json.Marshal(after)
	if err != nil {
		t.Fatal(err)
	}
	if read, err := model.ReadScenario(bytes.NewReader(raw)); err != nil || !model.Diff(after, read).Empty() {
		t.Errorf("the scenario cannot be read again: %v", err)
	}
	for _, words := range []string{p.zh.Change(before, c), p.en.Change(before, c)} {
		if strings.TrimSpace(words) == "" {
			t.Errorf("no words for %s", raw)
		}
	}
	return after
}

// seeds are the lines of the scripts, and one of every verb.
func seeds(f *testing.F, s model.Scenario) []string {
	var out []string
	scripts, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range scripts {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			if _, verb, ok := strings.Cut(line, " do a.sandtable V0 "); ok {
				out = append(out, verb)
			}
		}
	}
	duty, unit := s.Duties()[0].ID, s.Units()[0].ID
	for _, c := range model.Commands() {
		out = append(out, fmt.Sprintf("%s %s %s 'x'\n", c.Name, duty, unit), fmt.Sprintf("%s %s %s --why x\n%[1]s %[3]s %[2]s\n", c.Name, unit, duty))
	}
	return out
}
