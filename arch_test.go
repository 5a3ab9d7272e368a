// Package sandtable_test proves the shape of the program: which package may know
// which, and what no package does. The table follows the design; a package that is
// not in it fails until somebody has thought about its place.
package sandtable_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

const (
	fyne     = "fyne.io/fyne/v2"
	fyneApp  = "fyne.io/fyne/v2/app"
	fpdf     = "codeberg.org/go-pdf/fpdf"
	glfw     = "github.com/go-gl/glfw/v3.4/glfw"
	excelize = "github.com/xuri/excelize/v2"
	sqlite   = "modernc.org/sqlite"
)

// world is the standard library that touches the world outside the arguments.
var world = []string{"os", "os/exec", "os/user", "os/signal", "net", "net/http", "database/sql", "syscall", "math/rand", "math/rand/v2", "crypto/rand", "log", "log/slog", "plugin"}

// rule says what a package may import beside the standard library, and which part
// of that it may not. A name ending in /… stands for all below it.
type rule struct {
	own       []string // packages of this module
	third     []string // packages of others
	forbidden []string // of the standard library, or of third
	why       string
}

var rules = map[string]rule{
	"model":            {forbidden: world, why: "values and pure functions: the same arguments give the same answer on any machine"},
	"model/meaning":    {own: []string{"model"}, forbidden: world, why: "what a text is about depends on nothing but it and the lexicon"},
	"model/overlap":    {own: []string{"model", "model/meaning"}, forbidden: world, why: "how alike two duties are depends on nothing but them"},
	"model/proposal":   {own: []string{"model", "model/meaning"}, forbidden: world, why: "what is read from a text depends on nothing but it and the lexicon"},
	"cmd/quality":      {own: []string{"model", "model/check", "model/meaning", "model/theme"}, forbidden: []string{"net", "net/http"}, why: "trains and measures; nothing that is shipped imports it"},
	"cmd/vectors":      {own: []string{"model/meaning"}, forbidden: []string{"net", "net/http"}, why: "writes the table of word vectors; nothing that is shipped imports it"},
	"model/check":      {own: []string{"model", "model/meaning", "model/overlap", "model/proposal"}, forbidden: world, why: "a finding depends on nothing but the scenario"},
	"model/theme":      {own: []string{"model", "model/check", "model/meaning"}, forbidden: world, why: "a matter depends on nothing but the findings and the scenario"},
	"model/layout":     {forbidden: world, why: "where boxes stand depends on nothing but their sizes"},
	"model/typography": {forbidden: world, why: "how a text is set depends on nothing but it"},
	"model/compare":    {own: []string{"model", "model/check", "model/overlap", "model/theme"}, forbidden: world, why: "a comparison depends on nothing but the scenarios"},
	"model/advise":     {own: []string{"model", "model/check"}, forbidden: world, why: "a suggestion depends on nothing but the scenario"},
	"model/charter":    {own: []string{"model", "model/boundary", "model/raci"}, forbidden: world, why: "what there is to say of a unit depends on nothing but the scenario"},
	"model/boundary":   {own: []string{"model", "model/meaning", "model/raci", "model/theme"}, forbidden: world, why: "what several units share depends on nothing but the scenario and its findings"},
	"model/raci":       {own: []string{"model"}, forbidden: world, why: "who answers for what depends on nothing but the scenario and the one it came from"},
	"model/review":     {own: []string{"model", "model/check"}, forbidden: world, why: "how overlaps were settled depends on nothing but the steps"},
	"model/text":       {own: []string{"model", "model/boundary", "model/charter", "model/check", "model/meaning", "model/overlap", "model/raci", "model/review", "model/theme", "model/typography"}, forbidden: world, why: "a sentence depends on nothing but what it says and the language that is passed"},

	"notices":     {forbidden: world, why: "one text"},
	"cmd/notices": {forbidden: []string{"net", "net/http"}, why: "writes that text; nothing that is shipped imports it"},
	"machine":     {own: []string{"model"}, third: []string{"github.com/jeandeaual/go-locale", "github.com/adrg/xdg"}, forbidden: []string{"net", "net/http", "database/sql", "log", "log/slog"}, why: "what the system says about its user; no words for people"},

	"scenarios":              {own: []string{"model", "model/check", "model/theme", "machine"}, third: []string{sqlite + "/…"}, forbidden: []string{"net", "net/http", "math/rand", "math/rand/v2", "log", "log/slog"}, why: "the library file and nothing else: no words for people, no network"},
	"scenarios/examples":     {own: []string{"model", "scenarios"}, forbidden: slices.DeleteFunc(slices.Clone(world), func(s string) bool { return s == "math/rand/v2" }), why: "an example is the same wherever it is made; its dice have a seed"},
	"scenarios/intake":       {own: []string{"model", "model/meaning", "model/proposal", "scenarios/intake/sheet"}, third: []string{"golang.org/x/text/…"}, forbidden: world, why: "what rows mean depends on nothing but them and the scenario they are held against"},
	"scenarios/intake/sheet": {third: []string{excelize, "github.com/wlynxg/chardet", "golang.org/x/text/…", "golang.org/x/net/html"}, forbidden: world, why: "bytes to rows of text: no path, no duty"},

	"export":          {own: []string{"machine", "model", "model/check", "model/compare", "model/raci", "model/text", "model/theme", "model/typography", "export/xlsx"}, forbidden: slices.DeleteFunc(slices.Clone(world), func(s string) bool { return s == "os" || s == "syscall" }), why: "the same input gives the same bytes; os and syscall are for the file that appears whole or not at all"},
	"export/charter":  {own: []string{"export/page", "model/text"}, forbidden: world, why: "the sheets of a charter are a pure function of words"},
	"export/gather":   {own: []string{"model", "model/check", "model/text", "scenarios", "export", "export/page", "export/pack", "export/workbook"}, forbidden: world, why: "what a workbook says, read from a library: the one place where both meet"},
	"export/pack":     {own: []string{"model", "model/boundary", "model/check", "model/compare", "model/layout", "model/text", "model/theme", "export", "export/page"}, forbidden: world, why: "the sheets of the board pack are a pure function of reports"},
	"export/page":     {own: []string{"model/typography"}, third: []string{fpdf, "golang.org/x/image/…"}, forbidden: world, why: "marks to bytes: it knows nothing of ours, and paints with one typeface on every system"},
	"export/workbook": {own: []string{"model/text", "export", "export/page", "export/pack", "export/xlsx"}, forbidden: world, why: "the workbook is a pure function of reports; what its first sheets say is that of the pack"},
	"export/xlsx":     {third: []string{excelize}, forbidden: world, why: "sheets to bytes: the only writer that knows excelize, and it knows nothing of ours"},

	"desk": {own: []string{"export", "export/gather", "export/pack", "model", "model/check", "model/text", "model/theme", "scenarios"}, forbidden: world, why: "what can be shown of a library, for whoever watches: no window, no file but through scenarios and export"},

	"desk/find": {own: []string{"model/meaning"}, third: []string{"github.com/mozillazg/go-pinyin", "github.com/sahilm/fuzzy", "golang.org/x/text/…"}, forbidden: world, why: "what a query finds depends on nothing but the list"},

	"ui": {own: []string{"desk/…", "machine", "model/…", "scenarios/…", "export/…", "ui/…"}, third: []string{fyne + "/…"},
		forbidden: []string{fyneApp, "database/sql", "net/http", "math/rand", "math/rand/v2", "log", "log/slog"}, why: "the app package needs a display; widgets must be testable without one, and none knows SQL"},

	"ui/native": {third: []string{"github.com/ncruces/zenity"}, forbidden: []string{"net", "net/http"}, why: "the system's file dialogs and its file manager, and nothing of ours"},

	"cmd/sandtable":    {own: []string{"…"}, third: []string{fyne + "/…", glfw}, forbidden: []string{"database/sql"}, why: "flags, open, wire, run"},
	"cmd/sandtablectl": {own: []string{"machine", "notices", "model/…", "scenarios/…", "export/…"}, third: []string{"github.com/spf13/cobra", "github.com/spf13/pflag"}, forbidden: []string{"database/sql", "net", "net/http"}, why: "the same deeds without a window, built without cgo"},
}

// ruleOf finds the row of a package; the views below ui share its row.
func ruleOf(pkg string) (rule, bool) {
	if r, ok := rules[pkg]; ok {
		return r, true
	}
	r, ok := rules["ui"]
	return r, ok && strings.HasPrefix(pkg, "ui/")
}

func covers(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		base, all := strings.CutSuffix(p, "…")
		return p == name || all && (strings.HasPrefix(name, base) || name == strings.TrimSuffix(base, "/"))
	})
}

// listed is what the go command knows of a package.
type listed struct {
	ImportPath string
	Standard   bool
	Imports    []string
	Deps       []string
}

func goList(t *testing.T, args ...string) []listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-e", "-json=ImportPath,Standard,Imports,Deps"}, args...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var pkgs []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return pkgs
		}
		if err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, p)
	}
}

func ownName(importPath string) (string, bool) { return strings.CutPrefix(importPath, "sandtable/") }

func TestPackagesImportOnlyWhatTheirPlaceAllows(t *testing.T) {
	for _, p := range goList(t, "./...") {
		name, ok := ownName(p.ImportPath)
		if !ok { // these tests themselves
			continue
		}
		r, ok := ruleOf(name)
		if !ok {
			t.Errorf("%s has no row in the table", name)
			continue
		}
		for _, imp := range p.Imports {
			own, isOwn := ownName(imp)
			first, _, _ := strings.Cut(imp, "/")
			switch {
			case covers(r.forbidden, imp):
				t.Errorf("%s imports %s: %s", name, imp, r.why)
			case isOwn && !covers(r.own, own):
				t.Errorf("%s imports our %s: %s", name, own, r.why)
			case !isOwn && strings.Contains(first, ".") && !covers(r.third, imp):
				t.Errorf("%s imports %s: %s", name, imp, r.why)
			}
		}
	}
}

// What a package of others drags in counts as well. A banned "." stands for all
// that is not the standard library or ours.
func TestNothingForeignArrivesByDetours(t *testing.T) {
	clean := map[string][]string{ // package -> what must be nowhere below it
		"model":            {".", "net", "database/sql", "math/rand", "crypto/rand"},
		"model/overlap":    {"."},
		"model/check":      {"."},
		"model/theme":      {"."},
		"model/text":       {"."},
		"scenarios":        {"fyne.io/", "github.com/xuri/"},
		"export":           {"fyne.io/", "modernc.org/"},
		"cmd/sandtablectl": {"fyne.io/", "github.com/go-gl/"},
	}
	for _, p := range goList(t, "./...") {
		name, _ := ownName(p.ImportPath)
		for _, dep := range p.Deps {
			for _, banned := range clean[name] {
				first, _, _ := strings.Cut(dep, "/")
				hit := dep == banned || strings.HasSuffix(banned, "/") && strings.HasPrefix(dep, banned) || banned == "." && strings.Contains(first, ".")
				if hit {
					t.Errorf("%s depends on %s", name, dep)
				}
			}
		}
	}
}

// source is one Go file of ours that is no test.
type source struct {
	path string // with slashes
	dir  string
	file *ast.File
	set  *token.FileSet
}

func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	set := token.NewFileSet()
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(set, p, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		p = filepath.ToSlash(p)
		out = append(out, source{p, path.Dir(p), f, set})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 20 {
		t.Fatalf("only %d files were found", len(out))
	}
	return out
}

func (s source) at(n ast.Node) token.Position { return s.set.Position(n.Pos()) }

// Time and chance are parameters of the model and of the examples.
func TestTheModelAsksNeitherClockNorDice(t *testing.T) {
	for _, s := range sources(t) {
		if s.dir != "model" && !strings.HasPrefix(s.dir, "model/") && s.dir != "scenarios/examples" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "After", "Tick", "Sleep", "NewTimer", "NewTicker"}, sel.Sel.Name) ||
					ok && pkg.Name == "rand" && !slices.Contains([]string{"New", "NewPCG", "NewChaCha8", "Rand"}, sel.Sel.Name) {
					t.Errorf("%s: %s.%s", s.at(n), pkg.Name, sel.Sel.Name)
				}
			}
			return true
		})
	}
}

func TestNothingHappensBeforeMain(t *testing.T) {
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s: func init", s.at(fn))
			}
		}
	}
}

// A package variable is a table, an error or an embedded file: it has a value from
// the start, and no function assigns to it.
func TestPackageVariablesAreConstants(t *testing.T) {
	vars := map[string]map[string]bool{} // directory -> name
	all := sources(t)
	for _, s := range all {
		if vars[s.dir] == nil {
			vars[s.dir] = map[string]bool{}
		}
		for _, d := range s.file.Decls {
			gen, ok := d.(*ast.GenDecl)
			if !ok || gen.Tok != token.VAR {
				continue
			}
			for _, spec := range gen.Specs {
				v := spec.(*ast.ValueSpec)
				embedded := strings.Contains(comments(gen.Doc)+comments(v.Doc), "go:embed")
				if len(v.Values) == 0 && !embedded {
					t.Errorf("%s: a package variable without a value", s.at(v))
				}
				for _, name := range v.Names {
					vars[s.dir][name.Name] = name.Name != "_"
				}
			}
		}
	}
	for _, s := range all {
		for _, d := range s.file.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			local := localNames(fn)
			check := func(e ast.Expr) {
				if id := root(e); id != nil && vars[s.dir][id.Name] && !local[id.Name] {
					t.Errorf("%s: %s assigns to the package variable %s", s.at(e), fn.Name.Name, id.Name)
				}
			}
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.AssignStmt:
					if n.Tok != token.DEFINE {
						for _, e := range n.Lhs {
							check(e)
						}
					}
				case *ast.IncDecStmt:
					check(n.X)
				}
				return true
			})
		}
	}
}

func comments(g *ast.CommentGroup) string {
	out := ""
	if g != nil {
		for _, c := range g.List {
			out += c.Text
		}
	}
	return out
}

// root is the variable that an assignable expression writes to.
func root(e ast.Expr) *ast.Ident {
	switch e := e.(type) {
	case *ast.Ident:
		return e
	case *ast.IndexExpr:
		return root(e.X)
	case *ast.SelectorExpr:
		return root(e.X)
	case *ast.ParenExpr:
		return root(e.X)
	case *ast.StarExpr:
		return root(e.X)
	}
	return nil
}

// localNames lists what a function declares itself.
func localNames(fn *ast.FuncDecl) map[string]bool {
	names := map[string]bool{}
	add := func(ids ...*ast.Ident) {
		for _, id := range ids {
			names[id.Name] = true
		}
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			add(n.Names...)
		case *ast.ValueSpec:
			add(n.Names...)
		case *ast.RangeStmt:
			for _, e := range []ast.Expr{n.Key, n.Value} {
				if id, ok := e.(*ast.Ident); ok {
					add(id)
				}
			}
		case *ast.AssignStmt:
			if n.Tok == token.DEFINE {
				for _, e := range n.Lhs {
					if id, ok := e.(*ast.Ident); ok {
						add(id)
					}
				}
			}
		}
		return true
	})
	return names
}

func TestPackagesAreNamedForWhatTheyHold(t *testing.T) {
	for _, s := range sources(t) {
		for _, part := range append(strings.Split(s.dir, "/"), s.file.Name.Name) {
			if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "types", "misc", "base", "internal", "pkg"}, part) {
				t.Errorf("%s lies in a package called %s", s.path, part)
			}
		}
	}
}

// People's words live in model/text and in embedded data, where both languages
// stand side by side. Chinese punctuation in a parser is no word.
func TestChineseWordsLiveInTheTexts(t *testing.T) {
	for _, s := range sources(t) {
		if s.dir == "model/text" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && (lit.Kind == token.STRING || lit.Kind == token.CHAR) &&
				strings.ContainsFunc(lit.Value, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				t.Errorf("%s: %s", s.at(lit), lit.Value)
			}
			return true
		})
	}
}

// Exit codes are given in one place, so that deferred work elsewhere always runs.
func TestOnlyCommandsExitAndMainIsShort(t *testing.T) {
	for _, s := range sources(t) {
		if lines := s.set.Position(s.file.End()).Line; s.dir == "cmd/sandtable" && path.Base(s.path) == "main.go" && lines >= 80 {
			t.Errorf("%s has %d lines", s.path, lines)
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && !strings.HasPrefix(s.dir, "cmd/") {
				if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "os" && sel.Sel.Name == "Exit" {
					t.Errorf("%s: os.Exit", s.at(n))
				}
			}
			return true
		})
	}
}
