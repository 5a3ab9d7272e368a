package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sandtable/model"
)

// steps are the edits that add a field, vendor, to tools, as CONTRIBUTING.md says it:
// per file, what stands there and what stands there afterwards.
func steps() map[string][2]string {
	next := strconv.Itoa(model.Format + 1)
	return map[string][2]string{
		"model/records.go": {"type Tool struct {\n", "type Tool struct {\n\tVendor string `json:\"vendor,omitzero\"`\n"},
		"model/fields_tables.go": {"return &s.tools }, rows(\n",
			"return &s.tools }, rows(\n\t\t\tsince(" + next + ", word(\"vendor\", func(r *Tool) *string { return &r.Vendor })),\n"},
		"model/format.go":    {fmt.Sprint("const Format = ", model.Format, "\n"), "const Format = " + next + "\n"},
		"model/text/zh.json": {"\"field\": {\n", "\"field\": {\n\t\t\"vendor\": \"供应商\",\n"},
		"model/text/en.json": {"\"field\": {\n", "\"field\": {\n\t\t\"vendor\": \"vendor\",\n"},
	}
}

// later builds the program as it is with that field added, and gives its path.
func later(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	overlay := struct{ Replace map[string]string }{map[string]string{}}
	for file, step := range steps() {
		at, err := filepath.Abs(filepath.Join("..", "..", file))
		must(t, err)
		source, err := os.ReadFile(at)
		must(t, err)
		if n := strings.Count(string(source), step[0]); n != 1 {
			t.Fatalf("%s has %d times %q", file, n, step[0])
		}
		to := filepath.Join(dir, strings.ReplaceAll(file, "/", "-"))
		must(t, os.WriteFile(to, []byte(strings.Replace(string(source), step[0], step[1], 1)), 0o600))
		overlay.Replace[at] = to
	}
	raw, err := json.Marshal(overlay)
	must(t, err, os.WriteFile(filepath.Join(dir, "overlay.json"), raw, 0o600))
	program := filepath.Join(dir, "later")
	cmd := exec.Command("go", "build", "-overlay", filepath.Join(dir, "overlay.json"), "-o", program, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

// must fails the test at the first error.
func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// said is what one run of a program said, and its exit code.
type said struct {
	code     int
	out, err string
}

func today(args ...string) said {
	var out, err bytes.Buffer
	code := run(args, strings.NewReader(""), &out, &err, func(string) string { return "" })
	return said{code, out.String(), err.String()}
}

func TestAFieldThatIsAddedLeavesEveryLibraryAndFingerprintAsItIs(t *testing.T) {
	program := later(t)
	tomorrow := func(args ...string) said {
		var out, err bytes.Buffer
		cmd := exec.Command(program, args...)
		cmd.Stdout, cmd.Stderr, cmd.Env = &out, &err, append(os.Environ(), "LANG=en_US.UTF-8", "LC_ALL=")
		_ = cmd.Run() // its code is looked at
		return said{cmd.ProcessState.ExitCode(), out.String(), err.String()}
	}
	ok := func(s said) string {
		t.Helper()
		if s.code != 0 {
			t.Fatalf("exit code %d: %s%s", s.code, s.out, s.err)
		}
		return s.out
	}
	digits := func(out string) string {
		t.Helper()
		found := regexp.MustCompile(`fingerprint ([0-9a-f]{8})\b`).FindStringSubmatch(out)
		if found == nil {
			t.Fatalf("no fingerprint in %s", out)
		}
		return found[1]
	}
	frozen, err := os.ReadFile("../../scenarios/testdata/old/format-2.sandtable")
	must(t, err)
	file := filepath.Join(t.TempDir(), "plan.sandtable")
	must(t, os.WriteFile(file, frozen, 0o600))

	// What was adopted before the field came is as it was adopted, everything prints the same.
	ok(tomorrow("verify", file))
	listed := ok(today("scenarios", file))
	if got := ok(tomorrow("scenarios", file)); got != listed || !strings.Contains(got, "c024c6af") {
		t.Errorf("it lists\n%s\nand before\n%s", got, listed)
	}
	for _, id := range []string{"V0", "V1", "sd433kti"} {
		if now, was := ok(tomorrow("show", "--json", file, id)), ok(today("show", "--json", file, id)); now != was {
			t.Errorf("%s: the JSON differs", id)
		}
	}

	// As long as it is not used, the program of today reads what the later one writes.
	ok(tomorrow("do", file, "V3", "edit", "TL-ERP", "name.en=ERP suite"))
	locked := digits(ok(tomorrow("status", file, "V3", "adopted")))
	ok(today("verify", file))
	if got := digits(ok(today("show", file, "V3"))); got != locked {
		t.Errorf("adopted as %s it shows %s", locked, got)
	}

	// Once it is used, the file is newer: said in both languages, and nothing is touched.
	before := digits(ok(tomorrow("show", file, "V1")))
	ok(tomorrow("do", file, "V1", "edit", "TL-ERP", "vendor=Acme"))
	after := digits(ok(tomorrow("show", file, "V1")))
	if got := digits(ok(tomorrow("status", file, "V1", "adopted"))); got != after || after == before {
		t.Errorf("%s became %s, and was adopted as %s", before, after, got)
	}
	ok(tomorrow("verify", file))
	if got := ok(tomorrow("scenarios", file)); strings.Contains(got, "2:") || !strings.Contains(got, after) {
		t.Errorf("people see a version: %s", got)
	}
	written, err := os.ReadFile(file)
	must(t, err)
	for _, args := range [][]string{{"verify", file}, {"show", file, "V1"}, {"show", file, "V0"}, {"do", file, "V3", "move-duty", "B-MD-D7", "EC"}, {"check", file, "V2"}} {
		for lang, want := range map[string]string{
			"en": "plan.sandtable was written by a newer version\n  Update Sandtable and open it again. The file was not touched.",
			"zh": "plan.sandtable 由更新的版本写成\n  请升级 Sandtable 后再打开，文件未被改动。",
		} {
			if got := today(append([]string{"--lang", lang}, args...)...); got.code != exitFile || !strings.Contains(got.err, want) {
				t.Errorf("%v: exit code %d: %s", args, got.code, got.err)
			}
		}
	}
	if now, err := os.ReadFile(file); err != nil || !bytes.Equal(now, written) {
		t.Error("the file was touched:", err)
	}
}

func TestTheStepsToAFieldAreThoseThatTheGuideCounts(t *testing.T) {
	guide, err := os.ReadFile("../../CONTRIBUTING.md")
	must(t, err)
	_, part, _ := strings.Cut(string(guide), "\n## A field\n")
	part, _, _ = strings.Cut(part, "\n## ")
	var named []string
	for line := range strings.Lines(part) {
		if regexp.MustCompile(`^\d+\. `).MatchString(line) {
			for _, m := range regexp.MustCompile("`([a-z/_]+\\.(?:go|json))`").FindAllStringSubmatch(line, -1) {
				named = append(named, m[1])
			}
		}
	}
	slices.Sort(named)
	var taken []string
	for file := range steps() {
		taken = append(taken, file)
	}
	slices.Sort(taken)
	if !slices.Equal(named, taken) {
		t.Errorf("the guide names %v, it takes %v", named, taken)
	}
}
