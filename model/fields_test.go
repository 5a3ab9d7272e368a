package model

import (
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// examples holds the zero record of every kind, in the order of Kinds.
var examples = []Record{Brief{}, Unit{}, Duty{}, Goal{}, Task{}, KPI{}, Tool{}, Channel{}, Handoff{}, Collaboration{}, Link{}, Role{}, Lock{}, Control{}, Waiver{}, Response{}, DecisionRight{}, Comment{}, Resolution{}}

func TestKindsAndSpecsAreInOneOrder(t *testing.T) {
	if len(specs) != len(Kinds()) || len(examples) != len(Kinds()) {
		t.Fatalf("%d kinds, %d specs, %d examples", len(Kinds()), len(specs), len(examples))
	}
	for i, k := range Kinds() {
		if specs[i].kind() != k || examples[i].Ref().Kind != k {
			t.Errorf("spec %d is %s, kind is %s", i, specs[i].kind(), k)
		}
	}
}

func TestEveryStructFieldHasARow(t *testing.T) {
	for _, r := range examples {
		typ := reflect.TypeOf(r)
		rows := map[string]bool{}
		for _, f := range Fields(r.Ref().Kind) {
			if rows[f.Name] {
				t.Errorf("%s has two rows %s", typ.Name(), f.Name)
			}
			rows[f.Name] = true
		}
		for i := range typ.NumField() {
			f := typ.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "id" {
				continue
			}
			want := []string{name}
			if f.Type == reflect.TypeFor[Text]() {
				want = []string{name + ".zh", name + ".en", name + ".stale"}
			}
			for _, w := range want {
				if !rows[w] {
					t.Errorf("%s.%s has no row %q in fields_tables.go", typ.Name(), f.Name, w)
				}
				delete(rows, w)
			}
		}
		for row := range rows {
			t.Errorf("%s has the row %s and no such field", typ.Name(), row)
		}
	}
}

// A row that reads one field and writes another would pass any test of one cell.
func TestEachRowReadsAndWritesItsOwnField(t *testing.T) {
	for _, r := range examples {
		kind := r.Ref().Kind
		for _, f := range Fields(kind) {
			value := sampleOf(f)
			got, err := WithCell(r, f.Name, value)
			if err != nil {
				t.Errorf("%s.%s does not take %q: %v", kind, f.Name, value, err)
				continue
			}
			for _, other := range Fields(kind) {
				want := Cell(r, other.Name)
				if other.Name == f.Name {
					want = value
				}
				if Cell(got, other.Name) != want {
					t.Errorf("%s.%s set to %q leaves %s = %q", kind, f.Name, value, other.Name, Cell(got, other.Name))
				}
			}
			v := reflect.ValueOf(got)
			for i := range v.NumField() {
				name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
				if base, _, _ := strings.Cut(f.Name, "."); v.Field(i).IsZero() == (name == base) {
					t.Errorf("%s.%s set to %q: struct field %s is %v", kind, f.Name, value, name, v.Field(i))
				}
			}
		}
	}
}

func sampleOf(f Field) string {
	switch {
	case len(f.Options) > 0:
		return f.Options[0]
	case f.Type == Whole:
		return "1"
	case f.Type == Number:
		return "2.5"
	case f.Type == List:
		return "a\nb"
	case f.Type == AnyRef:
		return "duty:d1"
	}
	return "x"
}

func TestCellsOfAnyRecordComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.SampledFrom(examples).Draw(t, "kind")
		kind := r.Ref().Kind
		r = specOf(kind).newRecord("id1")
		for _, f := range Fields(kind) {
			value := rapid.OneOf(rapid.Just(sampleOf(f)), rapid.String(), rapid.SampledFrom([]string{"3", "-0", "0.1", "1e5", "a,b;c", "unit:u1", " x  y "})).Draw(t, f.Name)
			next, err := WithCell(r, f.Name, value)
			if err != nil {
				if next != r || refusalCode(err) == err.Error() {
					t.Fatalf("%s: a refused value changed the record, or %v is no input error", f.Name, err)
				}
				continue
			}
			r = next
		}
		copied := specOf(kind).newRecord("id1")
		for _, f := range Fields(kind) {
			if f.Name == "strength" && Cell(r, f.Name) == "0" {
				continue
			}
			var err error
			if copied, err = WithCell(copied, f.Name, Cell(r, f.Name)); err != nil {
				t.Fatalf("%s: its own value %q is refused: %v", f.Name, Cell(r, f.Name), err)
			}
		}
		if copied != r {
			t.Fatalf("copied by cells %#v becomes %#v", r, copied)
		}
	})
}

func TestPointersAreTheReferencesOfTheFieldTable(t *testing.T) {
	for _, r := range examples {
		kind := r.Ref().Kind
		var want []Pointer
		r = specOf(kind).newRecord("r")
		for _, f := range Fields(kind) {
			var to Ref
			switch {
			case f.Type == Reference:
				to = Ref{f.Target, ID("to-" + f.Name)}
				r, _ = WithCell(r, f.Name, string(to.ID))
			case f.Type == AnyRef:
				to = Ref{GoalKind, ID("to-" + f.Name)}
				r, _ = WithCell(r, f.Name, to.String())
			case f.Type == List && f.Target != "":
				to = Ref{f.Target, ID("to-" + f.Name)}
				r, _ = WithCell(r, f.Name, string(to.ID))
			default:
				continue
			}
			want = append(want, Pointer{r.Ref(), f.Name, to})
		}
		if got := Pointers(r); !slices.Equal(got, want) {
			t.Errorf("%s points to %v, its fields say %v", kind, got, want)
		}
	}
}

func TestReferrersAndDangling(t *testing.T) {
	s := world(t)
	var fields []string
	for _, p := range s.Referrers(Ref{UnitKind, "MD"}) {
		fields = append(fields, p.From.String()+"."+p.Field)
	}
	want := []string{"unit:P1.parent", "duty:d4.unit", "duty:d5.unit", "goal:g2.unit", "kpi:k1.unit", "channel:ch.unit",
		"collaboration:c1.outputOwner", "role:d1@MD.unit", "control:MD~ring-fenced.unit"}
	if !slices.Equal(fields, want) {
		t.Errorf("MD is referred to by %v", fields)
	}
	broken := with(t, s, Unit{ID: "a", Parent: "b"}, Unit{ID: "b", Parent: "a"}, Duty{ID: "n", Unit: "gone"})
	got := broken.Dangling()
	if len(got) != 3 || got[2].To != (Ref{UnitKind, "gone"}) {
		t.Errorf("dangling: %v", got)
	}
	if broken.Inside("a", "x") || broken.DepartmentOf("a") != "" {
		t.Error("a broken tree has a top")
	}
}

func TestSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := rapid.SliceOf(rapid.SampledFrom([]string{"a", "b", "c", " a ", "", "d\ne"}))
		xs, ys := draw.Draw(t, "x"), draw.Draw(t, "y")
		x, y := NewSet(xs...), NewSet(ys...)
		if len(x.Members()) != x.Len() || NewSet(x.Members()...) != x {
			t.Fatalf("%q is not canonical", x)
		}
		rand.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
		if NewSet(xs...) != x || x.Plus(y) != y.Plus(x) || x.Plus(x) != x || x.Minus(x) != "" {
			t.Fatalf("the order of %q matters", xs)
		}
		for _, m := range []string{"a", "b", "c", "d e", "z"} {
			if x.Plus(y).Has(m) != (x.Has(m) || y.Has(m)) || x.Minus(y).Has(m) != (x.Has(m) && !y.Has(m)) {
				t.Fatalf("%q and %q disagree on %q", x, y, m)
			}
		}
	})
}

func TestRefsAndIDs(t *testing.T) {
	for _, k := range Kinds() {
		r := Ref{k, "A-EC_D1.2>x@y~z"}
		if got, err := ParseRef(r.String()); err != nil || got != r {
			t.Errorf("%s comes back as %v, %v", r, got, err)
		}
	}
	for _, s := range []string{"duty", "duty:", ":d1", "planet:d1", "duty:a b", "duty:职责", "duty:" + strings.Repeat("x", 201)} {
		if r, err := ParseRef(s); err == nil {
			t.Errorf("%q is read as %v", s, r)
		}
	}
	if r, err := ParseRef(""); err != nil || r.String() != "" {
		t.Error("no reference is not read as none")
	}
}

func TestFingerprintKnowsEverythingButPeople(t *testing.T) {
	s := with(t, world(t), Waiver{ID: "w", Key: "k", Reason: "r", By: "张三"})
	same := after(t, s, SetHead("EC", zhEn("李四", "")), EditRecord(Ref{UnitKind, "EC"}, map[string]string{"formerHeads": "王五"}),
		EditRecord(Ref{WaiverKind, "w"}, map[string]string{"by": "赵六"}))
	if s.Fingerprint() != same.Fingerprint() {
		t.Error("names of people change the fingerprint")
	}
	if moved := after(t, s, MoveDuties("MD", "d1")); moved.Fingerprint() == s.Fingerprint() {
		t.Error("a moved duty does not change the fingerprint")
	}
	if got := (Scenario{}).Fingerprint(); len(got) != 8 {
		t.Errorf("the fingerprint is %q", got)
	}
}

func TestAChineseSentenceTypedInTheEnglishWindowIsChinese(t *testing.T) {
	for _, c := range []struct {
		lang Lang
		text string
		want Text
	}{
		{EN, "负责KOL合作", Text{ZH: "负责KOL合作"}},
		{EN, "Run the shops", Text{EN: "Run the shops"}},
		{ZH, "KOL", Text{ZH: "KOL"}},
		{EN, "", Text{}},
	} {
		if got := Wording(c.lang, c.text); got != c.want {
			t.Errorf("%q typed in %s is %+v, want %+v", c.text, c.lang, got, c.want)
		}
	}
}
