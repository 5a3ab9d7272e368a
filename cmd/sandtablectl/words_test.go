package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/text"
)

// ctl runs one command line in English.
func ctl(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(""), &out, &errs, func(string) string { return "" })
	return code, out.String(), errs.String()
}

func TestNoSentenceIsUnfinished(t *testing.T) {
	unfinished := regexp.MustCompile(`\{[a-z]|\b(rule|evidence|fix|verb|field|kind|value|refusal|input|file|metric|headline|status|cli)\.[a-zA-Z]`)
	for _, example := range []string{"seed-b", "seed-a", "seed-ab", "empty"} {
		file := filepath.Join(t.TempDir(), example+".sandtable")
		if code, _, stderr := ctl(t, "new", file, "--example", example); code != 0 {
			t.Fatal(stderr)
		}
		_, list, _ := ctl(t, "--json", "scenarios", file)
		var infos []infoJSON
		if err := json.Unmarshal([]byte(list), &infos); err != nil {
			t.Fatal(err)
		}
		for _, info := range infos {
			for _, lang := range []string{"zh", "en"} {
				for _, args := range [][]string{{"check", file, info.ID}, {"check", file, info.ID, "--json"}, {"show", file, info.ID},
					{"log", file, info.ID}, {"compare", file, "V0", info.ID}, {"scenarios", file}} {
					code, stdout, stderr := ctl(t, append([]string{"--lang", lang}, args...)...)
					if code != 0 || stdout == "" {
						t.Errorf("%v: exit %d, %s", args, code, stderr)
					}
					if found := unfinished.FindString(stdout); found != "" {
						at := strings.Index(stdout, found)
						t.Errorf("%v: %q in %q", args, found, stdout[max(0, at-80):min(len(stdout), at+80)])
					}
				}
			}
		}
	}
}

// What check proposes can be done as it is written: one fix of each verb in each
// variant of the example.
func TestFixesCanBeDoneAsTheyAreWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.sandtable")
	if code, _, stderr := ctl(t, "new", file, "--example", "seed-ab"); code != 0 {
		t.Fatal(stderr)
	}
	for _, scenario := range []string{"V0", "V1", "V2", "V3"} {
		_, stdout, _ := ctl(t, "--json", "check", file, scenario)
		var checked struct{ Findings []findingJSON }
		if err := json.Unmarshal([]byte(stdout), &checked); err != nil {
			t.Fatal(err)
		}
		done := map[string]bool{}
		for _, f := range checked.Findings {
			for _, x := range f.Fixes {
				if done[x.Verb] {
					continue
				}
				done[x.Verb] = true
				line := append([]string{"do", file, scenario, x.Verb}, x.Args...)
				if code, _, stderr := ctl(t, line...); code != 0 {
					t.Errorf("%s: %q: exit %d %s", f.Key, line[3:], code, stderr)
				} else if code, _, stderr := ctl(t, "undo", file, scenario); code != 0 {
					t.Errorf("undo of %q: %s", line[3:], stderr)
				}
			}
		}
		if len(done) < 3 {
			t.Errorf("%s proposes only %v", scenario, done)
		}
	}
}

func TestTablesStandInColumnsWithChineseCharacters(t *testing.T) {
	tab := table{head: []string{"Id", "名称", "n"}, right: map[int]bool{2: true}}
	tab.add("V0", "现状", "7")
	tab.add("V1", "E-commerce", "12")
	var b bytes.Buffer
	if err := tab.print(&b); err != nil {
		t.Fatal(err)
	}
	want := "Id  名称         n\nV0  现状         7\nV1  E-commerce  12\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestTheLanguageIsThatOfTheLocale(t *testing.T) {
	for env, want := range map[[3]string]model.Lang{
		{"", "", ""}:                           model.EN,
		{"", "", "zh_CN.UTF-8"}:                model.ZH,
		{"", "en_US", "zh_CN"}:                 model.EN,
		{"zh-Hans", "en_US", "en_US"}:          model.ZH,
		{"C", "zh_CN.UTF-8", "zh_CN.UTF-8"}:    model.EN,
		{"", "", "fr_FR.UTF-8"}:                model.EN,
		{"", "ZH_tw.UTF-8", "de_DE.ISO8859-1"}: model.ZH,
	} {
		p := program{env: func(name string) string {
			return map[string]string{"LC_ALL": env[0], "LC_MESSAGES": env[1], "LANG": env[2]}[name]
		}}
		p.setLanguage()
		if got := p.text.Lang(); got != want {
			t.Errorf("%v: %s", env, got)
		}
	}
}

func TestEveryErrorOfTheCommandIsSaidInBothLanguages(t *testing.T) {
	for _, err := range []error{&scenarioError{"unknown-scenario", "x", nil}, &scenarioError{"ambiguous-scenario", "x", []string{"a", "b"}},
		wrongUse("cli.quote"), &lineError{3, wrongUse("cli.no-verb")}} {
		p := &program{env: func(string) string { return "" }}
		p.setLanguage()
		for _, print := range []text.Printer{p.zh, p.en} {
			headline, hint := p.explain(print, err)
			if strings.Contains(headline+hint, "cli.") || headline == "" || hint == "" {
				t.Errorf("%v: %s / %s", err, headline, hint)
			}
		}
		if got := fmt.Sprint(err); got == "" {
			t.Error("an error says nothing in logs")
		}
	}
}
