package sandtable_test

import (
	"go/ast"
	"go/token"
	"regexp"
	"strings"
	"testing"
)

// What a rule is asked stands in its row; who means one rule names its constant.
func TestARuleIsCalledByItsIdOnlyWhereItsConstantStands(t *testing.T) {
	id := regexp.MustCompile(`\b(OV|GP|LD|IF|GV|WD)-\d`)
	seen := map[string]token.Position{}
	for _, s := range sources(t) {
		constants := map[ast.Expr]bool{}
		for _, d := range s.file.Decls {
			if gen, ok := d.(*ast.GenDecl); ok && gen.Tok == token.CONST && (s.dir == "model" || s.dir == "model/check") {
				for _, spec := range gen.Specs {
					for _, v := range spec.(*ast.ValueSpec).Values {
						constants[v] = true
					}
				}
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING || !id.MatchString(lit.Value) {
				return true
			}
			if first, again := seen[lit.Value]; !constants[lit] || again {
				t.Errorf("%s: %s; its constant stands in model/check, beside the row of the rule (%v)", s.at(lit), lit.Value, first)
			}
			seen[lit.Value] = s.at(lit)
			return true
		})
	}
	if len(seen) < 31 {
		t.Errorf("only %d constants of rules are found", len(seen))
	}
}

// A family is known by its row too: nobody cuts it out of an id or lists families.
func TestNobodyListsTheFamiliesOfRules(t *testing.T) {
	families := regexp.MustCompile("^[\"`](OV|GP|LD|IF|GV|WD)([ ,;|/-](OV|GP|LD|IF|GV|WD))*-?[\"`]$")
	for _, s := range sources(t) {
		if s.path == "model/check/rule.go" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && families.MatchString(lit.Value) {
				t.Errorf("%s: %s", s.at(lit), lit.Value)
			}
			if slice, ok := n.(*ast.SliceExpr); ok && cutsRule(slice.X) {
				t.Errorf("%s: an id of a rule is cut up", s.at(slice))
			}
			if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 0 && cutsRule(call.Args[0]) {
				if fn, ok := call.Fun.(*ast.SelectorExpr); ok && strings.HasPrefix(fn.Sel.Name, "Cut") {
					t.Errorf("%s: an id of a rule is cut up", s.at(call))
				}
			}
			return true
		})
	}
}

// cutsRule reports whether an expression is the field Rule of something.
func cutsRule(e ast.Expr) bool {
	sel, ok := e.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Rule"
}
