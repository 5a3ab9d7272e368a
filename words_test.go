package sandtable_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// wordings reads every pair of zh.json and en.json in the tree: folder → language →
// key → wording.
func wordings(t *testing.T) map[string]map[string]map[string]string {
	t.Helper()
	out := map[string]map[string]map[string]string{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() != "zh.json" {
			return err
		}
		folder := filepath.Dir(path)
		out[folder] = map[string]map[string]string{}
		for _, lang := range []string{"zh", "en"} {
			b, err := os.ReadFile(filepath.Join(folder, lang+".json"))
			if err != nil {
				return err
			}
			var tree any
			if err := json.Unmarshal(b, &tree); err != nil {
				return err
			}
			flat := map[string]string{}
			flatten(flat, "", tree)
			out[folder][lang] = flat
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func flatten(into map[string]string, key string, v any) {
	switch v := v.(type) {
	case string:
		into[strings.TrimPrefix(key, ".")] = v
	case map[string]any:
		for k, sub := range v {
			flatten(into, key+"."+k, sub)
		}
	}
}

var placeholder = regexp.MustCompile(`\{([a-zA-Z]+)(\|[^}]*)?\}`)

func placeholders(w string) []string {
	var out []string
	for _, m := range placeholder.FindAllStringSubmatch(w, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// twice lists the keys that an object of a JSON text has more than once, by their paths:
// readers take the last of them and say nothing.
func twice(r io.Reader) (paths []string, err error) {
	in := json.NewDecoder(r)
	in.UseNumber()
	var value func(path string) error
	value = func(path string) error {
		t, err := in.Token()
		if err != nil {
			return err
		}
		open, nested := t.(json.Delim)
		if !nested {
			return nil
		}
		seen := map[string]bool{}
		for n := 0; in.More(); n++ {
			at := fmt.Sprint(path, "[", n, "]")
			if open == '{' {
				t, err := in.Token()
				if err != nil {
					return err
				}
				key := t.(string)
				if at = path + "." + key; seen[key] {
					paths = append(paths, strings.TrimPrefix(at, "."))
				}
				seen[key] = true
			}
			if err := value(at); err != nil {
				return err
			}
		}
		_, err = in.Token()
		return err
	}
	err = value("")
	if _, more := in.Token(); err == nil && !errors.Is(more, io.EOF) {
		err = errors.New("something follows the first value")
	}
	return paths, err
}

func TestAKeyThatStandsTwiceIsFound(t *testing.T) {
	for in, want := range map[string][]string{
		`{"a": 1, "b": {"a": 2}}`:                   nil,
		`{"a": 1, "a": 1}`:                          {"a"},
		`{"a": {"b": 1, "c": [{"x": 1, "x": {}}]}}`: {"a.c[0].x"},
		`[{"a": 1}, {"a": 1}]`:                      nil,
	} {
		if got, err := twice(strings.NewReader(in)); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v, %v; want %v", in, got, err, want)
		}
	}
	if _, err := twice(strings.NewReader(`{} {}`)); err == nil {
		t.Error("what follows is not read")
	}
}

func TestNoKeyStandsTwiceInTheDataThatIsShipped(t *testing.T) {
	n := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (path != "." && strings.HasPrefix(d.Name(), ".") || slices.Contains([]string{"out", "build", "testdata", "node_modules"}, d.Name())):
			return filepath.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".json":
			return nil
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		n++
		again, err := twice(f)
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		for _, key := range again {
			t.Errorf("%s: %s stands twice", path, key)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 15 {
		t.Fatalf("only %d files were found", n)
	}
}

func TestEveryFolderSaysTheSameInBothLanguages(t *testing.T) {
	all := wordings(t)
	if len(all) < 5 {
		t.Fatalf("only %d folders with wordings were found", len(all))
	}
	for folder, langs := range all {
		zh, en := langs["zh"], langs["en"]
		if a, b := slices.Sorted(maps.Keys(zh)), slices.Sorted(maps.Keys(en)); !slices.Equal(a, b) {
			for _, key := range a {
				if _, ok := en[key]; !ok {
					t.Errorf("%s: %s has no English", folder, key)
				}
			}
			for _, key := range b {
				if _, ok := zh[key]; !ok {
					t.Errorf("%s: %s has no Chinese", folder, key)
				}
			}
			continue
		}
		for key := range zh {
			// A number may stay unsaid in a unit: “3 moves”, “3 项”.
			if a, b := placeholders(zh[key]), placeholders(en[key]); !slices.Equal(a, b) && !strings.HasSuffix(key, ".unit") {
				t.Errorf("%s: %s: Chinese has the placeholders %v, English %v", folder, key, a, b)
			}
		}
	}
}

func TestChinesePunctuationIsFullWidthEverywhere(t *testing.T) {
	for folder, langs := range wordings(t) {
		for key, w := range langs["zh"] {
			rs := []rune(placeholder.ReplaceAllString(w, "字"))
			for i, r := range rs {
				beside := i > 0 && unicode.Is(unicode.Han, rs[i-1]) || i+1 < len(rs) && unicode.Is(unicode.Han, rs[i+1])
				if beside && strings.ContainsRune(`,:;?!()"`, r) {
					t.Errorf("%s: %s: half-width %q beside a Chinese character in %q", folder, key, r, w)
				}
			}
		}
	}
}

func TestEnglishHasOnlyPunctuationThatTheBundledFontDrawsNarrow(t *testing.T) {
	for folder, langs := range wordings(t) {
		for key, w := range langs["en"] {
			if strings.ContainsAny(w, "“”‘’…·—–，。：；？！（）、") {
				t.Errorf("%s: %s: %q", folder, key, w)
			}
		}
	}
}

// Keys that are put together at run time end in a group, which must stand in the code.
func TestEveryWordOfTheWindowIsSaidSomewhere(t *testing.T) {
	for folder, langs := range wordings(t) {
		if !strings.HasPrefix(folder, "ui") {
			continue
		}
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		var code strings.Builder
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			code.Write(b)
		}
		for key := range langs["zh"] {
			said := strings.Contains(code.String(), `"`+key+`"`)
			for group := key; !said && strings.Contains(group, "."); {
				group = group[:strings.LastIndex(group, ".")]
				said = strings.Contains(code.String(), `"`+group+`."`)
			}
			if !said {
				t.Errorf("%s: %s is never said", folder, key)
			}
		}
	}
}

// Who reads them himself reads them at every draw.
func TestTheWordsOfAPartAreReadInOnePlace(t *testing.T) {
	folders, readers := wordings(t), 0
	for _, s := range sources(t) {
		if _, ok := folders[filepath.FromSlash(s.dir)]; !ok || s.dir == "model/text" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				pkg, _ := sel.X.(*ast.Ident)
				if sel.Sel.Name == "ReadFile" && (pkg == nil || pkg.Name != "os") {
					t.Errorf("%s: words are read beside text.NewChrome", s.at(n))
				}
				if sel.Sel.Name == "NewChrome" {
					readers++
				}
			}
			return true
		})
	}
	if readers != len(folders)-1 {
		t.Errorf("%d of %d folders with words make them their own", readers, len(folders)-1)
	}
}

// A thing has one word, wherever it is said; beside it stand the words that people
// also use for it, and that would be read as another thing.
func TestOneThingHasOneWord(t *testing.T) {
	for word, others := range map[string][]string{
		"警示":     {"警告"},
		"最宽单位职能": {"单位宽度"},
		"不相容职务":  {"未分离的不相容职务"},
	} {
		for _, path := range []string{"export/zh.json", "model/text/zh.json", "cmd/sandtablectl/zh.json", "ui/zh.json"} {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, other := range others {
				if strings.Contains(string(b), other) {
					t.Errorf("%s says %s, where the word is %s", path, other, word)
				}
			}
		}
	}
}
