package model

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawWorld makes a small organisation by verbs and, of the kinds without much of
// a life of their own, by records.
func drawWorld(t *rapid.T) Scenario {
	var s Scenario
	do := func(v Verb) {
		if c, err := v(s); err == nil {
			s = apply(t, s, c)
		}
	}
	if rapid.Bool().Draw(t, "brief") {
		do(EditRecord(Ref{BriefKind, BriefID}, map[string]string{"name.zh": "方案"}))
	}
	for _, id := range unitIDs[:rapid.IntRange(0, len(unitIDs)).Draw(t, "units")] {
		level := rapid.SampledFrom([]UnitLevel{Company, Department, Team, Position, External}).Draw(t, "level")
		do(AddUnit(id, drawID(t, unitIDs...), level, zhEn("单位"+string(id), "")))
		do(SetHead(id, drawText(t)))
	}
	for _, id := range dutyIDs[:rapid.IntRange(0, len(dutyIDs)).Draw(t, "duties")] {
		do(AddDuty(id, drawID(t, unitIDs...), zhEn("职责"+string(id), "")))
	}
	for range rapid.IntRange(0, 12).Draw(t, "records") {
		do(drawRecord(t))
	}
	return s
}

var (
	unitIDs  = []ID{"u1", "u2", "u3", "u4", "u5"}
	dutyIDs  = []ID{"d1", "d2", "d3", "d4", "d5", "d6"}
	otherIDs = []ID{"g1", "g2", "k1", "t1", "tl", "ch", "c1", "h1", "h2", "l1", "l2", "a1", "m1", "s1"}
)

// drawID draws one of ids, seldom nothing, an id of another kind or no id at all.
func drawID(t *rapid.T, ids ...ID) ID {
	switch rapid.IntRange(0, 11).Draw(t, "sense") {
	case 0:
		return ""
	case 1:
		return rapid.SampledFrom([]ID{"zz", "brief", "u1", "d1", "g1", "no id", "编号"}).Draw(t, "nonsense")
	}
	return rapid.SampledFrom(ids).Draw(t, "id")
}

func drawIDs(t *rapid.T, ids ...ID) []ID {
	out := make([]ID, rapid.IntRange(0, 4).Draw(t, "n"))
	for i := range out {
		out[i] = drawID(t, ids...)
	}
	return out
}

func drawWords(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", "甲", "乙, 丙", "a", "A", "x|y", "\x00", " \n", "a\nb\tc", "🚀", "\u200fنمو", "\ufeff甲", "\xff", "-0", "3", "1e999", "NaN",
		"u1", "duty:d1", "goal:g1", "plan", "active", "external", strings.Repeat("长", MaxText+1)}).Draw(t, "words")
}

func drawText(t *rapid.T) Text { return Text{ZH: drawWords(t), EN: drawWords(t)} }

func drawNumber(t *rapid.T) float64 {
	return rapid.SampledFrom([]float64{0, 1, 2.5, -1, 1e6, math.NaN(), math.Inf(1), math.Copysign(0, -1)}).Draw(t, "number")
}

func drawRef(t *rapid.T) Ref {
	k := rapid.SampledFrom(append(Kinds(), "planet", "")).Draw(t, "kind")
	switch k {
	case UnitKind:
		return Ref{k, drawID(t, unitIDs...)}
	case DutyKind:
		return Ref{k, drawID(t, dutyIDs...)}
	case BriefKind:
		return Ref{k, BriefID}
	case LinkKind:
		return Ref{k, LinkID(drawID(t, dutyIDs...), "g1")}
	}
	return Ref{k, drawID(t, otherIDs...)}
}

func drawRecord(t *rapid.T) Verb {
	unit, duty, other := drawID(t, unitIDs...), drawID(t, dutyIDs...), drawID(t, dutyIDs...)
	switch rapid.IntRange(0, 16).Draw(t, "record") {
	case 0:
		return AddRecord(Goal{ID: drawID(t, "g1", "g2"), Unit: unit, Text: zhEn("目标", ""), Weight: drawNumber(t)})
	case 1:
		return AddRecord(KPI{ID: "k1", Unit: unit, Name: zhEn("指标", "")})
	case 2:
		return AddRecord(Task{ID: "t1", Unit: unit, Text: zhEn("任务", ""), Season: drawWords(t)})
	case 3:
		return AddRecord(Tool{ID: "tl", Unit: unit, Name: drawText(t)})
	case 4:
		return AddRecord(Channel{ID: "ch", Unit: unit, Name: zhEn("渠道", "")})
	case 5:
		return AddRecord(Collaboration{ID: "c1", Name: zhEn("协同", ""), Integrator: unit, OutputOwner: unit})
	case 6:
		return SetRole(duty, unit, rapid.SampledFrom([]string{"A", "R", "C", "I", "Z", ""}).Draw(t, "role"))
	case 7:
		return SetControl(unit, rapid.SampledFrom([]string{"compensating", "ring-fenced", ""}).Draw(t, "control"), drawWords(t))
	case 8:
		typ := rapid.SampledFrom([]string{"pinned", "together", "apart"}).Draw(t, "lock")
		return LockDuties(drawID(t, "l1", "l2"), typ, "因", duty, other)
	case 9:
		return AddHandoff(drawID(t, "h1", "h2"), duty, other, zhEn("物", ""))
	case 10:
		key := rapid.SampledFrom([]string{"OV-01|d1", "GP-01|d2", drawWords(t)}).Draw(t, "key")
		return rapid.SampledFrom([]Verb{Waive(key, drawWords(t), drawWords(t), "hash"), Waive(key, "因", "", drawWords(t)), Unwaive(key)}).Draw(t, "waiver")
	case 11:
		return Unlock(drawID(t, "l1", "l2"))
	case 12:
		return drawResponse(t)
	case 13, 14, 15:
		return drawSaid(t)
	}
	return LinkRecords(rapid.SampledFrom([]ID{duty, "t1", "k1"}).Draw(t, "from"), drawID(t, otherIDs...), rapid.IntRange(0, 4).Draw(t, "strength"))
}

// drawSaid draws a verb on the rights to decide, or on what is said and decided in a meeting.
func drawSaid(t *rapid.T) Verb {
	unit, other, duty := drawID(t, unitIDs...), drawID(t, unitIDs...), drawID(t, dutyIDs...)
	about := rapid.SampledFrom([]Ref{{}, {UnitKind, unit}, {DutyKind, duty}, {BriefKind, BriefID}, drawRef(t)}).Draw(t, "about")
	return rapid.SampledFrom([]Verb{
		AddDecisionRight(DecisionRight{ID: "a1", Matter: drawText(t), Proposes: SetOf(unit), Approves: SetOf(other), Duties: SetOf(duty)}),
		AddDecisionRight(DecisionRight{ID: "a1", Matter: zhEn("预算", ""), Proposes: SetOf(unit)}),
		SetDecisionRight("a1", unit, Proposes, Informed), SetDecisionRight("a1", unit, RightPart(drawWords(t))), SetDecisionRight("a1", unit), HandDecisionRight("a1", unit, other),
		AddComment("m1", about, drawWords(t), drawWords(t), ""), AddComment("m1", about, "问", "", "2027-03-01"), AnswerComment("m1", drawWords(t), "王总", "2027-03-02"),
		Decide(Resolution{ID: "s1", About: about, Text: drawText(t), Vote: Rejected, For: rapid.IntRange(-1, 9).Draw(t, "for")}),
		Decide(Resolution{ID: "s1", About: about, Text: zhEn("决", ""), Owner: drawWords(t), Status: Done}),
	}).Draw(t, "said")
}

func drawResponse(t *rapid.T) Verb {
	theme := rapid.SampledFrom([]string{"gap|unplaced", "overlap|live", drawWords(t)}).Draw(t, "theme")
	if rapid.IntRange(0, 3).Draw(t, "clear") == 0 {
		return ClearResponse(theme)
	}
	cells := map[string]string{}
	for _, f := range Fields(ResponseKind) {
		if rapid.Bool().Draw(t, f.Name) {
			cells[f.Name] = rapid.SampledFrom([]string{"", drawWords(t), "2027-03-01", "done", "gap|unplaced"}).Draw(t, "value")
		}
	}
	return SetResponse(theme, cells)
}

// drawVerb draws any verb with arguments that make sense more often than not.
func drawVerb(t *rapid.T) Verb {
	unit, duty := drawID(t, unitIDs...), drawID(t, dutyIDs...)
	switch rapid.IntRange(0, 25).Draw(t, "verb") {
	case 0, 1:
		return MoveDuties(unit, drawIDs(t, dutyIDs...)...)
	case 2, 3:
		return PlaceDuties(unit, duty, drawIDs(t, dutyIDs...)...)
	case 4:
		return AddDuty(duty, unit, drawText(t))
	case 5:
		return RemoveDuties(duty)
	case 6:
		return SetDutyState(rapid.SampledFrom([]State{Active, Deferred, Outsourced, "asleep"}).Draw(t, "state"), duty)
	case 7, 8:
		return FuseDuties(drawID(t, append([]ID{"n1", "n2"}, dutyIDs...)...), drawText(t), drawIDs(t, dutyIDs...)...)
	case 9:
		return SplitDuty(duty, Part{drawID(t, "n1", "n2", duty), zhEn("甲", "")}, Part{drawID(t, "n3", "n4", duty), drawText(t)})
	case 10:
		return AddUnit(unit, drawID(t, unitIDs...), UnitLevel(drawWords(t)), drawText(t))
	case 11:
		return RenameUnit(unit, drawText(t))
	case 12:
		return MoveUnit(unit, drawID(t, unitIDs...))
	case 13:
		return RemoveUnit(unit, drawID(t, unitIDs...))
	case 14, 15:
		return MergeUnits(drawID(t, "m1", "m2"), zhEn("合并", ""), drawText(t), drawIDs(t, unitIDs...)...)
	case 16:
		return MergeInto(unit, drawIDs(t, unitIDs...)...)
	case 17, 18:
		level := rapid.SampledFrom([]UnitLevel{Department, Position, Team, External, "galaxy", ""}).Draw(t, "level")
		return SplitUnit(unit, level, UnitPart{drawID(t, "s1", "s2"), zhEn("部分一", ""), drawIDs(t, dutyIDs...)},
			UnitPart{drawID(t, "s3", "s4"), drawText(t), drawIDs(t, dutyIDs...)})
	case 19:
		return SetHead(unit, drawText(t))
	case 20:
		return SetFTE(unit, drawNumber(t))
	case 21:
		return rapid.SampledFrom([]Verb{SetKPIOwner("k1", unit), SetOutputOwner("c1", unit), SetIntegrator("c1", unit), Unlink(duty, "g1")}).Draw(t, "owner")
	case 22:
		return RemoveRecord(drawRef(t))
	case 23:
		ref := drawRef(t)
		name := "zz"
		if fs := Fields(ref.Kind); len(fs) > 0 {
			name = rapid.SampledFrom(fs).Draw(t, "field").Name
		}
		return EditRecord(ref, map[string]string{name: drawWords(t)})
	case 24:
		return MoveAlong(unit, drawID(t, append([]ID{""}, unitIDs...)...), drawIDs(t, dutyIDs...)...)
	}
	return drawRecord(t)
}

func TestAnySequenceOfVerbsKeepsTheLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := drawWorld(t)
		checkSound(t, start)
		now := start
		var log []Change
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			verb := drawVerb(t)
			if c, err := verb(now); err != nil {
				checkRefused(t, now, verb, refusalCode(err))
				if c.Edits != nil || strings.Contains(refusalCode(err), " ") && !strings.HasPrefix(refusalCode(err), "input ") {
					t.Fatalf("%v is neither a refusal nor an input error", err)
				}
				continue
			}
			next, c := checkLaws(t, now, verb)
			now, log = next, append(log, c)
		}
		all, err := Compose("all", log...)
		if err != nil {
			t.Fatalf("a log does not compose: %v", err)
		}
		if d := Diff(now, apply(t, start, all)); !d.Empty() {
			t.Fatalf("the composed log ends elsewhere: %v", d.Touched())
		}
		if d := Diff(now, apply(t, start, log...)); !d.Empty() {
			t.Fatalf("the log applied at once ends elsewhere: %v", d.Touched())
		}
		if d := Diff(start, now); !sameEdits(d, all) {
			t.Fatalf("the difference is %s, the composed log is %s", encoded(t, d), encoded(t, all))
		}
		for i := len(log) - 1; i >= 0; i-- {
			now = apply(t, now, Invert(log[i]))
		}
		if !bytes.Equal(encoded(t, start), encoded(t, now)) {
			t.Fatalf("undoing everything does not lead back")
		}
	})
}

// Undoing my move must work after somebody worked on other cells of the same duty.
func TestUndoTouchesOnlyItsOwnCells(t *testing.T) {
	s := world(t)
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom([]ID{"d1", "d2", "d3", "d4", "d5", "d6"}).Draw(t, "duty")
		mine, err := MoveDuties("", id)(s)
		if err != nil {
			t.Fatalf("%v", err)
		}
		now := apply(t, s, mine)
		fields := map[string]string{"text.zh": "改过", "functions": "other", "control": "evaluate", "state": "deferred", "effort": "7", "group.en": "Group", "origin": "old"}
		name := rapid.SampledFrom([]string{"text.zh", "functions", "control", "state", "effort", "group.en", "origin"}).Draw(t, "field")
		theirs, err := EditRecord(Ref{DutyKind, id}, map[string]string{name: fields[name]})(now)
		if err != nil {
			t.Fatalf("%v", err)
		}
		got := apply(t, apply(t, now, theirs), Invert(mine))
		want := apply(t, s, theirs)
		if d := Diff(want, got); !d.Empty() {
			t.Fatalf("undoing the move after an edit of %s leaves %s", name, encoded(t, d))
		}
	})
}

func TestUndoIsRefusedWhenItsOwnCellsChanged(t *testing.T) {
	s := world(t)
	mine, _ := MoveDuties("MD", "d1")(s)
	now := after(t, apply(t, s, mine), MoveDuties("P1", "d1"))
	if _, err := Apply(now, Invert(mine)); err == nil {
		t.Error("a move was undone after the duty moved on")
	}
}

func TestComposeRefusesWhatDoesNotFit(t *testing.T) {
	s := world(t)
	a, _ := MoveDuties("MD", "d1")(s)
	b, _ := MoveDuties("P1", "d1")(s)
	gone, _ := RemoveDuties("d1")(s)
	for sentence, cs := range map[string][]Change{
		"two moves from one place":       {a, b},
		"one removal twice":              {gone, gone},
		"a move of what is gone":         {gone, a},
		"one addition twice":             {Invert(gone), Invert(gone)},
		"an addition of what was edited": {a, Invert(gone)},
	} {
		if c, err := Compose("", cs...); err == nil {
			t.Errorf("%s compose to %v", sentence, c.Touched())
		}
	}
}

func TestAddedThenChangedThenRemovedIsNothing(t *testing.T) {
	s := world(t)
	var log []Change
	for _, v := range []Verb{AddDuty("n", "EC", zhEn("新", "")), MoveDuties("MD", "n"), SetDutyState(Deferred, "n"), RemoveDuties("n")} {
		next, c := checkLaws(t, s, v)
		s, log = next, append(log, c)
	}
	if c, err := Compose("", log...); err != nil || !c.Empty() {
		t.Errorf("%v, %v", c.Touched(), err)
	}
	if c, err := Compose("", log[1:]...); err != nil || len(c.Edits) != 1 || !c.Edits[0].Removed() || c.Edits[0].Before != log[0].Edits[0].After {
		t.Errorf("changed then removed is %v, %v", c, err)
	}
	if c, err := Compose("", log[:3]...); err != nil || len(c.Edits) != 1 || !c.Edits[0].Added() {
		t.Errorf("added then changed is %v, %v", c, err)
	}
	removed, _ := RemoveDuties("d5")(s)
	back := Change{Edits: []Edit{{nil, Duty{ID: "d5", Unit: "EC", Text: zhEn("品牌", "")}}}}
	if c, err := Compose("", removed.Only(func(r Ref) bool { return r.Kind == DutyKind }), back); err != nil || !c.Edits[0].Updated() {
		t.Errorf("removed then added again is %v, %v", c, err)
	}
}

func TestCommandsNeverPanic(t *testing.T) {
	var names []string
	for _, c := range Commands() {
		names = append(names, c.Name)
	}
	s := world(t)
	words := []string{"d1", "d2", "d4", "平台运营", "Analytics", "EC", "MD", "电商部", "-", "", "n=d1,d2", "=", "text=新", "unit=MD", "unit=-", "--text=新", "--text", "--into", "--into=EC",
		"--heir", "--kind=team", "--kind=x", "k1", "g1", "c1", "3", "x", "h1", "L", "pinned", "apart", "GP-01|d7", "A", "--why=因", "tl", "Promotions"}
	rapid.Check(t, func(t *rapid.T) {
		call := Call{rapid.SampledFrom(names).Draw(t, "verb"), rapid.SliceOfN(rapid.SampledFrom(words), 0, 5).Draw(t, "args")}
		minted := 0
		mint := func(Kind) ID { minted++; return ID("new" + string(rune('a'+minted))) }
		by := caller(rapid.SampledFrom([]Lang{ZH, EN}).Draw(t, "lang"))
		by.Mint = mint
		v, err := call.Resolve(s, by)
		if err != nil {
			if code := refusalCode(err); code == err.Error() && strings.Contains(code, ":") {
				t.Fatalf("%v is neither a refusal nor an input error", err)
			}
			return
		}
		if _, err := v(s); err == nil {
			checkLaws(t, s, v)
		}
	})
}

func FuzzScenarioJSON(f *testing.F) {
	f.Add(encoded(f, world(f)))
	f.Add(encoded(f, Scenario{}))
	for _, s := range []string{`{}`, `null`, `{"version":1}`, `{"version":2}`, `{"version":1,"brief":null,"units":null}`, `{"version":1,"brief":{"id":"x"}}`,
		`{"version":1,"units":[{"id":"a","parent":"a"}]}`, `{"version":1,"units":[{"id":"a","fte":-0,"name":{"zh":" a\u0000 ","en":"\u0007"},"origin":["b,c","b"],"formerHeads":["x, y"]}]}`,
		`{"version":1,"links":[{"id":"l","from":"duty:d","to":"","strength":1}]}`, `{"version":1,"duties":[{"id":"d","rank":1e400}]}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var s Scenario
		if json.Unmarshal(b, &s) != nil {
			return
		}
		if broken := s.Dangling(); len(broken) > 0 {
			t.Fatalf("accepted with the broken reference %v", broken[0])
		}
		checkReadBack(t, s)
	})
}

func FuzzChangeJSON(f *testing.F) {
	s := world(f)
	for _, v := range []Verb{MoveDuties("MD", "d1"), RemoveUnit("MD", ""), MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD"), FuseDuties("n", zhEn("新", ""), "d1", "d4")} {
		c, err := v(s)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(encoded(f, c))
	}
	for _, s := range []string{`{}`, `null`, `{"edits":[{"ref":"duty:d","cells":{}}]}`, `{"edits":[{"ref":"duty:d","cells":{"functions":[["a","b"],["b","c,d"]]}}]}`,
		`{"edits":[{"ref":"duty:d","cells":{"effort":[-0,"2"],"rank":[null,1]}}]}`, `{"edits":[{"ref":"brief:x","added":{"id":"x"}}]}`, `{"edits":[{"ref":"goal:g","added":null}]}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var c, again Change
		if json.Unmarshal(b, &c) != nil {
			return
		}
		first := encoded(t, c)
		if err := json.Unmarshal(first, &again); err != nil {
			t.Fatalf("what was accepted is not read back: %v\n%s", err, first)
		}
		if !sameChange(c, again) || !bytes.Equal(first, encoded(t, again)) {
			t.Fatalf("no fixed point: %s, then %s", first, encoded(t, again))
		}
		if undone := Invert(Invert(c)); !sameChange(c, undone) {
			t.Fatal("inverted twice it is another change")
		}
		_, _ = Apply(s, c)
		_, _ = Adopt(c)(s)
	})
}
