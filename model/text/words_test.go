package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
)

// parse reads the Go files of a directory, tests left out.
func parse(t *testing.T, dir string) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no Go files in %s: %v", dir, err)
	}
	var out []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

func stringLit(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

func bothKnow(t *testing.T, key string) {
	t.Helper()
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		if !For(lang).Has(key) {
			t.Errorf("%s does not know %s", lang, key)
		}
	}
}

func TestEveryRefusalIsExplained(t *testing.T) {
	n := 0
	f, err := parser.ParseFile(token.NewFileSet(), "../verb.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, spec := range g.Specs {
			for _, v := range spec.(*ast.ValueSpec).Values {
				if code, ok := stringLit(v); ok {
					n++
					bothKnow(t, "refusal."+code+".headline")
					bothKnow(t, "refusal."+code+".hint")
				}
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d codes were found", n)
	}
}

func TestEveryReasonOfAnInputErrorIsExplained(t *testing.T) {
	reasons := []string{}
	for _, f := range parse(t, "..") {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				if id, ok := n.Type.(*ast.Ident); ok && id.Name == "InputError" && len(n.Elts) == 3 {
					if s, ok := stringLit(n.Elts[2]); ok {
						reasons = append(reasons, s)
					}
				}
			case *ast.CallExpr:
				sel, ok := n.Fun.(*ast.SelectorExpr)
				if file := f.Name.Name; ok && file == "model" && sel.Sel.Name == "New" && len(n.Args) == 1 {
					if s, ok := stringLit(n.Args[0]); ok && For(model.ZH).Has("input."+strings.ReplaceAll(s, " ", "-")+".headline") {
						reasons = append(reasons, s)
					}
				}
			}
			return true
		})
	}
	slices.Sort(reasons)
	reasons = slices.Compact(reasons)
	if len(reasons) < 5 {
		t.Errorf("only %q were found", reasons)
	}
	for _, r := range reasons {
		bothKnow(t, "input."+strings.ReplaceAll(r, " ", "-")+".headline")
		bothKnow(t, "input."+strings.ReplaceAll(r, " ", "-")+".hint")
	}
}

func TestEveryVerbHasANameInTheMenu(t *testing.T) {
	for _, c := range model.Commands() {
		bothKnow(t, "verb."+c.Name+".menu")
	}
	for _, f := range parse(t, "..") {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			name := ""
			switch fun := call.Fun.(type) {
			case *ast.SelectorExpr:
				name = fun.Sel.Name
			case *ast.Ident:
				name = fun.Name
			}
			if name != "change" && name != "editUnit" && name != "setUnit" {
				return true
			}
			if verb, ok := stringLit(call.Args[0]); ok {
				bothKnow(t, "verb."+verb+".menu")
				bothKnow(t, "verb."+verb+".did")
			}
			return true
		})
	}
}

func TestEveryFieldAndEveryOptionHasAName(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		p := For(lang)
		for _, k := range model.Kinds() {
			if name := p.Kind(k); strings.HasPrefix(name, "kind.") {
				t.Errorf("%s: no name for the kind %s", lang, k)
			}
			for _, f := range model.Fields(k) {
				if name := p.Field(k, f.Name); strings.Contains(name, "field.") {
					t.Errorf("%s: no name for the field %s of %s", lang, f.Name, k)
				}
				for _, o := range f.Options {
					if lang == model.ZH && p.Value(model.Scenario{}, f, o) == o {
						t.Errorf("no word for the value %q of %s.%s", o, k, f.Name)
					}
				}
			}
		}
	}
}

// The kinds of evidence and the codes of fixes are read from the source of the
// rules, so that a new one cannot be forgotten here.
func TestEveryEvidenceAndEveryFixOfTheRulesHasAText(t *testing.T) {
	n := 0
	for _, f := range parse(t, "../check") {
		ast.Inspect(f, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.CallExpr: // fix("move-to", …)
				if id, ok := node.Fun.(*ast.Ident); ok && id.Name == "fix" && len(node.Args) > 0 {
					if code, ok := stringLit(node.Args[0]); ok {
						n++
						bothKnow(t, "fix."+code)
					}
				}
			case *ast.CompositeLit:
				id, _ := node.Type.(*ast.Ident)
				if id == nil && len(node.Elts) > 0 { // an element of []Evidence{{Kind: …}}
					id = &ast.Ident{}
				}
				for i, e := range node.Elts {
					name, value := "", e
					if kv, ok := e.(*ast.KeyValueExpr); ok {
						key, _ := kv.Key.(*ast.Ident)
						if key == nil {
							continue
						}
						name, value = key.Name, kv.Value
					}
					word, ok := stringLit(value)
					switch {
					case !ok:
					case name == "Kind" && id.Name != "Ref", name == "" && i == 0 && id.Name == "Evidence":
						n++
						bothKnow(t, "evidence."+word)
					case name == "Code", name == "" && i == 0 && id.Name == "Fix":
						n++
						bothKnow(t, "fix."+word)
					case name == "Variant":
						n++
						found := false
						for _, r := range check.Rules() {
							found = found || For(model.ZH).Has("rule."+r.ID+".message-"+word)
						}
						if !found {
							t.Errorf("no rule has a wording for the variant %s", word)
						}
					}
				}
			}
			return true
		})
	}
	if n < 20 {
		t.Errorf("only %d were found", n)
	}
}

func TestEveryRuleOfTheCatalogueHasANameAndASentence(t *testing.T) {
	rules := check.Rules()
	if len(rules) < 30 {
		t.Errorf("the catalogue has %d rules", len(rules))
	}
	for _, r := range rules {
		bothKnow(t, "rule."+r.ID+".name")
		bothKnow(t, "rule."+r.ID+".message")
		bothKnow(t, "family."+r.Family)
	}
}

func TestEveryProblemWithAFileThatIsReadInIsExplained(t *testing.T) {
	n := 0
	for _, f := range parse(t, "../../scenarios/intake/sheet") {
		ast.Inspect(f, func(node ast.Node) bool {
			if v, ok := node.(*ast.ValueSpec); ok {
				if id, ok := v.Type.(*ast.Ident); ok && id.Name == "Problem" && len(v.Values) == 1 {
					code, _ := stringLit(v.Values[0])
					n++
					bothKnow(t, "file."+code+".headline")
					bothKnow(t, "file."+code+".hint")
				}
			}
			return true
		})
	}
	if n < 15 {
		t.Errorf("only %d problems were found", n)
	}
}

func TestEveryQuestionResultAndMeaningOfAColumnIsSaid(t *testing.T) {
	sections := map[string]string{"Code": "asked", "Result": "result", "Role": "role"}
	n := 0
	for _, f := range parse(t, "../../scenarios/intake") {
		ast.Inspect(f, func(node ast.Node) bool {
			v, ok := node.(*ast.ValueSpec)
			if !ok || len(v.Values) != 1 {
				return true
			}
			id, ok := v.Type.(*ast.Ident)
			word, lit := stringLit(v.Values[0])
			if ok && lit && word != "" && sections[id.Name] != "" {
				n++
				bothKnow(t, "intake."+sections[id.Name]+"."+word)
			}
			return true
		})
	}
	if n < 35 {
		t.Errorf("only %d were found", n)
	}
	bothKnow(t, "file.intake-no-organisation.headline")
}
