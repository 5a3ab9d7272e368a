package check

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"sandtable/model"
)

// draw picks a record of a kind; the zero Ref when there is none.
func draw(t *rapid.T, s model.Scenario, k model.Kind) model.Ref {
	rs := s.Records(k)
	if len(rs) == 0 {
		return model.Ref{}
	}
	return rs[rapid.IntRange(0, len(rs)-1).Draw(t, string(k))].Ref()
}

// drawVerb makes a verb out of what is there; most of them are accepted.
func drawVerb(t *rapid.T, s model.Scenario, f Findings, n int) model.Verb {
	id := func(prefix string, i int) model.ID { return model.ID(fmt.Sprintf("%s%d-%d", prefix, n, i)) }
	d := func() model.ID { return draw(t, s, model.DutyKind).ID }
	u := func() model.ID { return draw(t, s, model.UnitKind).ID }
	k := func() model.ID { return draw(t, s, model.KPIKind).ID }
	name := model.Text{ZH: fmt.Sprintf("新的媒体投放%d", n)}
	set := func(kind model.Kind, field string, values ...string) model.Verb {
		return model.EditRecord(draw(t, s, kind), map[string]string{field: rapid.SampledFrom(values).Draw(t, field)})
	}
	switch rapid.IntRange(0, 27).Draw(t, "verb") {
	case 0, 1, 2:
		return model.MoveDuties(u(), d(), d())
	case 3:
		return model.MoveDuties("", d())
	case 4:
		return model.AddDuty(id("d", 0), u(), model.Text{ZH: "负责媒体投放效果评估与预算分配"})
	case 5:
		return model.RemoveDuty(d())
	case 6:
		return model.SetDutyState(d(), rapid.SampledFrom([]model.State{model.Active, model.Deferred, model.Outsourced}).Draw(t, "state"))
	case 7:
		return model.FuseDuties(id("d", 0), name, d(), d())
	case 8:
		return model.SplitDuty(d(), model.Part{ID: id("d", 1), Text: name}, model.Part{ID: id("d", 2), Text: model.Text{ZH: "数据分析报告"}})
	case 9:
		return model.AddUnit(id("u", 0), u(), rapid.SampledFrom([]model.UnitLevel{model.Department, model.Team, model.Position}).Draw(t, "level"), name)
	case 10:
		return model.MergeUnits(id("u", 0), name, model.Text{}, u(), u())
	case 11:
		return model.MergeInto(u(), u())
	case 12:
		return model.RemoveUnit(u(), "")
	case 13:
		return model.RemoveUnit(u(), u())
	case 14:
		level := rapid.SampledFrom([]model.UnitLevel{model.Department, model.Position}).Draw(t, "level")
		return model.SplitUnit(u(), level, model.UnitPart{ID: id("u", 0), Name: name, Duties: []model.ID{d()}})
	case 15:
		return model.SetHead(u(), rapid.SampledFrom([]model.Text{{}, name}).Draw(t, "head"))
	case 16:
		return model.MoveUnit(u(), u())
	case 17:
		return model.SetKPIOwner(k(), rapid.SampledFrom([]model.ID{"", u()}).Draw(t, "owner"))
	case 18, 19:
		from := rapid.SampledFrom([]model.Kind{model.DutyKind, model.DutyKind, model.TaskKind, model.KPIKind}).Draw(t, "from")
		to := rapid.SampledFrom([]model.Kind{model.GoalKind, model.KPIKind, model.ChannelKind, model.TaskKind, model.GoalKind}).Draw(t, "to")
		return model.LinkRecords(draw(t, s, from).ID, draw(t, s, to).ID, rapid.IntRange(1, 3).Draw(t, "strength"))
	case 20:
		return model.RemoveRecord(draw(t, s, rapid.SampledFrom([]model.Kind{model.LinkKind, model.HandoffKind, model.GoalKind, model.KPIKind,
			model.TaskKind, model.ChannelKind, model.CollaborationKind, model.RoleKind, model.ControlKind, model.WaiverKind, model.LinkKind}).Draw(t, "kind")))
	case 21:
		return model.AddHandoff(id("h", 0), d(), d(), name)
	case 22:
		duty, unit := d(), u()
		return model.AddRecord(model.Role{ID: model.RoleID(duty, unit), Duty: duty, Unit: unit, Role: "A", Basis: model.User})
	case 23:
		unit := u()
		return model.AddRecord(model.Control{ID: model.ControlID(unit, "compensating"), Unit: unit, Type: "compensating", Basis: model.User})
	case 24:
		all := f.All()
		if len(all) == 0 {
			return set(model.GoalKind, "horizon", "short", "long", "")
		}
		x := all[rapid.IntRange(0, len(all)-1).Draw(t, "finding")]
		hash := rapid.SampledFrom([]string{EvidenceHash(x), "other"}).Draw(t, "hash")
		return model.Waive(x.Key, "董事会已知悉", "王总", hash)
	case 25:
		return rapid.SampledFrom([]model.Verb{
			set(model.GoalKind, "state", "deferred", ""), set(model.GoalKind, "horizon", "short", "long"), set(model.KPIKind, "state", "deferred", ""),
			set(model.ChannelKind, "unit", "", string(u())), set(model.TaskKind, "unit", "", string(u())), set(model.GoalKind, "unit", "", string(u())),
		}).Draw(t, "edit")
	case 26:
		return rapid.SampledFrom([]model.Verb{
			set(model.DutyKind, "control", "spend", "evaluate", "authorise\nexecute", "spend\nexecute", ""),
			set(model.DutyKind, "functions", "media_buy\nkol", "measurement\nbudget", "data\nroi", ""),
			set(model.DutyKind, "basis", "", "stated"), set(model.DutyKind, "text.zh", "负责用户画像", "媒体投放与效果评估"),
		}).Draw(t, "duty edit")
	default:
		return rapid.SampledFrom([]model.Verb{
			set(model.UnitKind, "kind", "department", "position", "team"), set(model.UnitKind, "basis", "", "stated"),
			set(model.CollaborationKind, "output.zh", "成果", ""), set(model.HandoffKind, "weight", "1", "5"),
			set(model.HandoffKind, "basis", "", "stated"), set(model.RoleKind, "basis", "", "stated"),
			model.SetOutputOwner(draw(t, s, model.CollaborationKind).ID, u()),
		}).Draw(t, "other edit")
	}
}

func TestUpdateFindsWhatCheckFindsWhateverHappened(t *testing.T) {
	start := seed(t, "A", "B")
	rapid.Check(t, func(t *rapid.T) {
		s, f := start, Check(start).Since(start)
		var done []model.Change
		for n := range rapid.IntRange(1, 25).Draw(t, "steps") {
			var c model.Change
			if len(done) > 0 && rapid.IntRange(0, 7).Draw(t, "undo") == 0 {
				c, done = model.Invert(done[len(done)-1]), done[:len(done)-1]
			} else {
				var err error
				if c, err = drawVerb(t, s, f, n)(s); err != nil {
					continue
				}
				done = append(done, c)
			}
			after, err := model.Apply(s, c)
			if err != nil {
				t.Fatal(err)
			}
			kept := f.All()
			next, truth := f.Update(s, after, c), Check(after)
			compareAll(t, c, next, truth)
			if !reflect.DeepEqual(kept, f.All()) {
				t.Fatalf("%s: Update changed the findings it was asked on", c.Verb)
			}
			if a, b := next.Score(start), Score(after, start); !reflect.DeepEqual(a, b) {
				t.Fatalf("%s: the scorecard is %v, from scratch %v", c.Verb, a, b)
			}
			if a, b := next.Scorecard(), Score(after, start); !reflect.DeepEqual(a, b) {
				t.Fatalf("%s: the scorecard kept by Update is %v, from scratch %v", c.Verb, a, b)
			}
			if own := next.SinceItself(); !reflect.DeepEqual(own.Scorecard(), Score(after, after)) {
				t.Fatalf("%s: from itself the scorecard is %v, from scratch %v", c.Verb, own.Scorecard(), Score(after, after))
			}
			if !reflect.DeepEqual(next.sums, truth.sums) {
				t.Fatalf("%s: the sums are %+v, from scratch %+v", c.Verb, next.sums, truth.sums)
			}
			s, f = after, next
		}
	})
}

func compareAll(t *rapid.T, c model.Change, got, want Findings) {
	for _, x := range want.All() {
		if y, ok := got.Get(x.Key); !ok {
			t.Fatalf("%s %v: Update missed %+v", c.Verb, c.Touched(), x)
		} else if !reflect.DeepEqual(x, y) {
			t.Fatalf("%s %v: Update says\n%+v, Check\n%+v", c.Verb, c.Touched(), y, x)
		}
	}
	for _, y := range got.All() {
		if _, ok := want.Get(y.Key); !ok {
			t.Fatalf("%s %v: Update kept %+v", c.Verb, c.Touched(), y)
		}
	}
	if !reflect.DeepEqual(got.All(), want.All()) {
		t.Fatalf("%s: the same findings in another order, or twice", c.Verb)
	}
}

// Every fix must be a call that the verb table understands and the model accepts.
func TestEveryFixCanBeCarriedOut(t *testing.T) {
	start := seed(t, "A", "B")
	rapid.Check(t, func(t *rapid.T) {
		s := start
		for n := range rapid.IntRange(0, 8).Draw(t, "steps") {
			if c, err := drawVerb(t, s, Check(s), n)(s); err == nil {
				s, _ = model.Apply(s, c)
			}
		}
		minted := 0
		mint := func(model.Kind) model.ID { minted++; return model.ID(fmt.Sprintf("new%d", minted)) }
		for _, x := range Check(s).All() {
			if len(x.Fixes) == 0 && (len(x.Evidence) == 0 || x.Evidence[len(x.Evidence)-1].Kind != "decide-outside") {
				t.Fatalf("%s has no fix and does not say that it is decided outside", x.Key)
			}
			for _, fx := range x.Fixes {
				v, err := fx.Call.Resolve(s, model.Caller{Lang: model.ZH, Mint: mint})
				if err == nil {
					_, err = v(s)
				}
				if err != nil {
					t.Fatalf("%s: fix %v: %v", x.Key, fx.Call, err)
				}
			}
		}
	})
}
