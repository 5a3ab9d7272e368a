package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// without gives the field tables as they were before a field came.
func without[T Record](s *spec[T], name string) kindSpec {
	was := *s
	was.fields = slices.DeleteFunc(slices.Clone(s.fields), func(f field[T]) bool { return f.Name == name })
	return &was
}

// later gives the field tables as if a field had come with a format.
func later[T Record](s *spec[T], name string, format int) kindSpec {
	next := *s
	next.fields = slices.Clone(s.fields)
	i := slices.IndexFunc(next.fields, func(f field[T]) bool { return f.Name == name })
	next.fields[i] = since(format, next.fields[i])[0]
	return &next
}

// replaced gives the tables with that of one kind replaced.
func replaced(with kindSpec) []kindSpec {
	out := slices.Clone(specs)
	out[kindRank(with.kind())] = with
	return out
}

func formatOneFields(t *testing.T) map[string]bool {
	t.Helper()
	b, err := os.ReadFile("testdata/fields-of-format-1.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		out[strings.TrimSpace(line)] = true
	}
	return out
}

func TestWhatCameAfterTheFirstFormatSaysSo(t *testing.T) {
	first, highest := formatOneFields(t), 1
	for _, k := range Kinds() {
		for _, f := range Fields(k) {
			name := fmt.Sprint(k, " ", f.Name)
			switch {
			case first[name] && f.Since > 1:
				t.Errorf("%s was in format 1, and its row says %d", name, f.Since)
			case !first[name] && f.Since < 2:
				t.Errorf("%s was not in format 1: mark its row in fields_tables.go with since(%d, …) and raise Format", name, Format+1)
			}
			delete(first, name)
			highest = max(highest, f.Since)
		}
	}
	for name := range first {
		t.Errorf("%s is gone: old libraries cannot be read without it", name)
	}
	if highest != Format {
		t.Errorf("the latest field is of format %d, Format is %d", highest, Format)
	}
}

// written lists the fields of a record that JSON writes when they are zero, though they
// came after format 1.
func written(record any, fields []Field) (out []string) {
	late := map[string]bool{}
	for _, f := range fields {
		name, _, _ := strings.Cut(f.Name, ".")
		late[name] = f.Since > 1
	}
	typ := reflect.TypeOf(record)
	for i := range typ.NumField() {
		name, options, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		if late[name] && options != "omitzero" {
			out = append(out, name)
		}
	}
	return out
}

func TestWhatCameLaterIsNotWrittenWhileItIsZero(t *testing.T) {
	for _, r := range examples {
		k := r.Ref().Kind
		if specOf(k).since() > 1 { // its table is left out as a whole
			continue
		}
		if names := written(r, Fields(k)); names != nil {
			t.Errorf("%T: the JSON tags of %v lack ,omitzero: older programs could not read a record without them", r, names)
		}
	}
	type grown struct {
		ID     ID     `json:"id"`
		Old    string `json:"old"`
		Vendor string `json:"vendor"`
		Seat   Text   `json:"seat,omitzero"`
	}
	if names := written(grown{}, []Field{{Name: "old"}, {Name: "vendor", Since: 2}, {Name: "seat.zh", Since: 3}}); !slices.Equal(names, []string{"vendor"}) {
		t.Errorf("of a field with the tag and one without it finds %v", names)
	}
}

func TestWhatIsWrittenHasTheLowestFormatThatHoldsIt(t *testing.T) {
	s := with(t, world(t), Tool{ID: "t9", Sort: "system"}, Tool{ID: "t8"})
	tools := specOf(ToolKind).(*spec[Tool])
	sorts := later(tools, "sort", 2)
	if formatOf(specs, s) != 1 || formatOf(replaced(sorts), s) != 2 || formatOf(replaced(sorts), with(t, Scenario{}, Tool{ID: "t8"})) != 1 {
		t.Error("a scenario with a cell of format 2 is of format", formatOf(replaced(sorts), s))
	}
	if sorts.formatOf(Tool{ID: "t9", Sort: "system"}) != 2 || sorts.formatOf(Tool{ID: "t9"}) != 1 {
		t.Error("a record is not of the format of its latest cell")
	}
	kind := *tools
	kind.fields = since(3, slices.Clone(tools.fields)...)
	if kind.since() != 3 || kind.format(&s) != 3 || kind.format(&Scenario{}) != 1 || kind.formatOf(Tool{ID: "x"}) != 3 {
		t.Error("a kind does not come with its first field")
	}
	if (Change{}).Format() != 1 || Diff(Scenario{}, s).Format() != 1 {
		t.Error("a change of today is not of format 1")
	}
}

// Adding a field is leaving it out the other way round.
func TestAFieldWithNothingInItChangesNoFingerprint(t *testing.T) {
	for _, r := range examples {
		k := r.Ref().Kind
		id := ID("x")
		if k == BriefKind {
			id = BriefID
		}
		for _, f := range Fields(k) {
			table := map[Kind]func(string) kindSpec{
				BriefKind: dropping[Brief], UnitKind: dropping[Unit], DutyKind: dropping[Duty], GoalKind: dropping[Goal], TaskKind: dropping[Task],
				KPIKind: dropping[KPI], ToolKind: dropping[Tool], ChannelKind: dropping[Channel], HandoffKind: dropping[Handoff],
				CollaborationKind: dropping[Collaboration], LinkKind: dropping[Link], RoleKind: dropping[Role], LockKind: dropping[Lock],
				ControlKind: dropping[Control], WaiverKind: dropping[Waiver], ResponseKind: dropping[Response],
				DecisionRightKind: dropping[DecisionRight], CommentKind: dropping[Comment], ResolutionKind: dropping[Resolution],
			}[k](f.Name)
			plain := specOf(k).newRecord(id)
			filled, err := WithCell(plain, f.Name, sampleOf(f))
			if err != nil {
				t.Fatal(err)
			}
			without, with := apply(t, Scenario{}, Change{Edits: []Edit{{nil, plain}}}), apply(t, Scenario{}, Change{Edits: []Edit{{nil, filled}}})
			if !slices.Equal(sum2(replaced(table), without), sum2(specs, without)) {
				t.Errorf("%s.%s changes the fingerprint of who has nothing in it", k, f.Name)
			}
			if seen := !slices.Equal(sum2(specs, with), sum2(specs, without)); seen == (f.Person || k == CommentKind) {
				t.Errorf("%s.%s: person %v, seen by version 2 %v", k, f.Name, f.Person, seen)
			}
			if seen := !slices.Equal(sum1(specs, with), sum1(specs, without)); seen == f.Person && f.Since < 2 {
				t.Errorf("%s.%s: person %v, seen by version 1 %v", k, f.Name, f.Person, seen)
			}
		}
		fewer := slices.Delete(slices.Clone(specs), kindRank(k), kindRank(k)+1)
		if !slices.Equal(sum2(fewer, Scenario{}), sum2(specs, Scenario{})) {
			t.Errorf("the kind %s changes the fingerprint of who has none", k)
		}
		one := apply(t, Scenario{}, Change{Edits: []Edit{{nil, specOf(k).newRecord(id)}}})
		if k != CommentKind && slices.Equal(sum2(specs, one), sum2(specs, Scenario{})) {
			t.Errorf("a %s with nothing in it is not seen", k)
		}
	}
}

// The program before a kind came knows nothing of it; the one after writes as if it did
// not, until there is one.
func TestAKindOfWhichThereIsNoneIsNotWrittenAndChangesNoFingerprint(t *testing.T) {
	tools := *specOf(ToolKind).(*spec[Tool])
	tools.fields = since(2, slices.Clone(tools.fields)...)
	after := replaced(&tools)
	before := slices.Delete(slices.Clone(specs), kindRank(ToolKind), kindRank(ToolKind)+1)
	none := Scenario{}
	for _, u := range world(t).Units() {
		none = with(t, none, u)
	}
	then, err := none.encode(before, "")
	now, err2 := none.encode(after, "")
	if err != nil || err2 != nil || !bytes.Equal(then, now) {
		t.Errorf("what was written as\n%s\nis written as\n%s", then, now)
	}
	if !slices.Equal(sum1(before, none), sum1(after, none)) || !slices.Equal(sum2(before, none), sum2(after, none)) {
		t.Error("a fingerprint is another")
	}
	one, err := with(t, none, Tool{ID: "t9"}).encode(after, "")
	if err != nil || !bytes.HasPrefix(one, []byte(`{"version":2,`)) || !bytes.Contains(one, []byte(`"tools":[{"id":"t9"`)) {
		t.Errorf("with one it is %.60s, %v", one, err)
	}
}

func dropping[T Record](name string) kindSpec {
	var t T
	return without(specOf(t.Ref().Kind).(*spec[T]), name)
}

func TestFingerprintsOfBothVersionsAreWhatTheyWere(t *testing.T) {
	s := Scenario{}
	for _, k := range Kinds() {
		if specOf(k).since() > 1 { // it was not there
			continue
		}
		r := specOf(k).newRecord(ID("r-" + string(k)))
		if k == BriefKind {
			r = specOf(k).newRecord(BriefID)
		}
		for _, f := range Fields(k) {
			if f.Since < 2 {
				r, _ = WithCell(r, f.Name, sampleOf(f))
			}
		}
		s = apply(t, s, Change{Edits: []Edit{{nil, r}}})
	}
	for version, want := range map[int][2]string{1: {"731fdf61", "a666d05e"}, 2: {"e3b0c442", "0a400fb0"}} {
		empty, _ := Scenario{}.FingerprintAs(version)
		full, known := s.FingerprintAs(version)
		if !known || empty != want[0] || full != want[1] {
			t.Errorf("version %d gives %q and %q", version, empty, full)
		}
	}
	if digits, known := s.FingerprintAs(3); known || digits != "" {
		t.Errorf("there is a version 3: %q", digits)
	}
	if s.FingerprintVersion() != 1 || (Scenario{}).FingerprintVersion() != 1 {
		t.Error("what version 1 sees has another version")
	}
}

func TestWhatOnlyANewerProgramWritesIsNewer(t *testing.T) {
	scenario := func(members string) error {
		_, err := ReadScenario(strings.NewReader(`{"version":1,` + members + `}`))
		return err
	}
	change := func(edits string) error {
		return new(Change).UnmarshalJSON([]byte(`{"verb":"edit","edits":[` + edits + `]}`))
	}
	text := func(raw string) error { _, err := ReadText([]byte(raw)); return err }
	for name, err := range map[string]error{
		"a field":                      scenario(`"tools":[{"id":"t","vendor":"x"}]`),
		"a field of the brief alone":   scenario(`"brief":{"id":"","vendor":"x"}`),
		"a field of the brief":         scenario(`"brief":{"id":"brief","vendor":"x"}`),
		"a language":                   scenario(`"tools":[{"id":"t","name":{"zh":"","en":"","fr":"x"}}]`),
		"a kind":                       scenario(`"risks":[{"id":"r"}]`),
		"a level":                      scenario(`"units":[{"id":"u","kind":"circle"}]`),
		"a state":                      scenario(`"duties":[{"id":"d","state":"automated"}]`),
		"a control role":               scenario(`"duties":[{"id":"d","control":["plan","audit"]}]`),
		"a wider bound":                scenario(`"duties":[{"id":"d","criticality":5}]`),
		"a link to a kind":             scenario(`"duties":[{"id":"d"}],"links":[{"id":"d>r","from":"duty:d","to":"risk:r","strength":3}]`),
		"a basis":                      scenario(`"tools":[{"id":"t","basis":"read"}]`),
		"a member of a change":         new(Change).UnmarshalJSON([]byte(`{"verb":"edit","edits":[],"by":"x"}`)),
		"a form of an edit":            change(`{"ref":"tool:t","moved":{}}`),
		"an edit of a kind":            change(`{"ref":"risk:r","added":{"id":"r"}}`),
		"a cell of an edit":            change(`{"ref":"tool:t","cells":{"vendor":["","x"]}}`),
		"a field of an added record":   change(`{"ref":"tool:t","added":{"id":"t","vendor":"x"}}`),
		"a field of a removed record":  change(`{"ref":"tool:t","removed":{"id":"t","vendor":"x"}}`),
		"a role in a cell":             change(`{"ref":"role:d@u","cells":{"role":["A","V"]}}`),
		"a type of lock in a cell":     change(`{"ref":"lock:l","cells":{"type":["pinned","frozen"]}}`),
		"a wider bound in a cell":      change(`{"ref":"duty:d","cells":{"criticality":[1,5]}}`),
		"a link to a kind in a cell":   change(`{"ref":"link:d>r","cells":{"to":["tool:t","risk:r"]}}`),
		"a language of a name":         text(`{"zh":"","en":"","fr":"x"}`),
		"a higher format":              json.Unmarshal([]byte(`{"version":99}`), new(Scenario)),
		"a higher format, and a field": json.Unmarshal([]byte(`{"version":99,"tools":[{"id":7}]}`), new(Scenario)),
	} {
		if !errors.Is(err, ErrFormat) {
			t.Errorf("%s is %v", name, err)
		}
	}
}

func TestWhatNoProgramWritesIsNotNewer(t *testing.T) {
	for _, raw := range []string{`{"version":1,"tools":{}}`, `{"version":1,"tools":[{"id":"a b"}]}`, `{"version":1,"tools":[{"id":"t","sort":7}]}`,
		`{"version":1,"tools":[{"id":"t","unit":"gone"}]}`, `{"version":0}`, `{"version":1,"tools":[{"id":"t"},{"id":"t"}]}`,
		`{"version":1,"links":[{"id":"l","from":"nothing","to":"","strength":1}]}`} {
		if err := json.Unmarshal([]byte(raw), new(Scenario)); err == nil || errors.Is(err, ErrFormat) {
			t.Errorf("%s: %v", raw, err)
		}
	}
	for _, raw := range []string{`{"verb":"edit","edits":[{"ref":"tool"}]}`, `{"verb":"edit","edits":[{"ref":"tool:t"}]}`, `{"verb":"edit","edits":[{"ref":"tool:t","cells":{"sort":["a","a"]}}]}`,
		`{"verb":7}`, `{"verb":"edit","edits":[{"ref":"tool:t","cells":{"sort":["a",{}]}}]}`} {
		if err := json.Unmarshal([]byte(raw), new(Change)); err == nil || errors.Is(err, ErrFormat) {
			t.Errorf("%s: %v", raw, err)
		}
	}
}
