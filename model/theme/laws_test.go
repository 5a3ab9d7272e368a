package theme_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
	"sandtable/scenarios/examples"
)

func TestOrderAndAdviceAreTheSameWhateverTheIds(t *testing.T) {
	made, err := examples.Synthetic(150, 9, 4)
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]model.Scenario{"typed": organisation(t, typed), "synthetic": made} {
		t.Run(name, func(t *testing.T) {
			want := said(s)
			for seed := range uint64(5) {
				got := said(renamed(t, s, rand.New(rand.NewPCG(seed, 7))))
				for i := range min(len(want), len(got)) {
					if got[i] != want[i] {
						t.Fatalf("with other ids line %d is\n%s\nnot\n%s\nafter\n%s", i, got[i], want[i], strings.Join(want[max(0, i-4):i], "\n"))
					}
				}
				if len(got) != len(want) {
					t.Fatalf("%d lines, with other ids %d", len(want), len(got))
				}
			}
		})
	}
}

func TestUpdateGivesTheThemesThatOfGivesWhateverHappened(t *testing.T) {
	made, err := examples.Synthetic(60, 6, 2)
	if err != nil {
		t.Fatal(err)
	}
	starts := []model.Scenario{organisation(t, typed), made}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(starts).Draw(t, "start")
		f := check.Check(s)
		themes := theme.Of(s, f)
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			c, err := drawn(t, s, f, themes)(s)
			if err != nil {
				continue
			}
			after, err := model.Apply(s, c)
			if err != nil {
				t.Fatal(err)
			}
			f = f.Update(s, after, c)
			before := slices.Clone(themes.All())
			next := themes.Update(after, f, c)
			if !slices.Equal(before, themes.All()) {
				t.Fatalf("%s: Update changed the themes it was asked on", c.Verb)
			}
			want := theme.Of(after, f)
			compareThemes(t, c, next, want)
			s, themes = after, next
		}
	})
}

func compareThemes(t rapid.TB, c model.Change, got, want theme.Themes) {
	if len(got.All()) != len(want.All()) {
		t.Fatalf("%s: %d themes, from scratch %d", c.Verb, len(got.All()), len(want.All()))
	}
	for i, w := range want.All() {
		if g := got.All()[i]; !reflect.DeepEqual(g, w) {
			t.Fatalf("%s %v: in place %d Update has\n%+v\nnot\n%+v", c.Verb, c.Touched(), i, g, w)
		}
		if g, ok := got.Get(w.Key); !ok || g != got.All()[i] {
			t.Fatalf("%s: %s is not found by its key", c.Verb, w.Key)
		}
	}
}

// drawn makes a step of those that touch what themes are made of.
func drawn(t *rapid.T, s model.Scenario, f check.Findings, themes theme.Themes) model.Verb {
	id := func(k model.Kind) model.ID {
		all := s.Records(k)
		if len(all) == 0 {
			return "nobody"
		}
		return rapid.SampledFrom(all).Draw(t, string(k)).Ref().ID
	}
	ref := func(k model.Kind) model.Ref { return model.Ref{Kind: k, ID: id(k)} }
	switch rapid.IntRange(0, 15).Draw(t, "verb") {
	case 0, 1:
		return model.MoveDuties(id(model.UnitKind), id(model.DutyKind))
	case 2:
		words := rapid.SampledFrom([]string{"运营抖音账号", "策划促销活动", "处理退款", "核算成本", "拍摄短视频"}).Draw(t, "words")
		return model.EditRecord(ref(model.DutyKind), map[string]string{"text.zh": words})
	case 3:
		return model.RemoveRecord(ref(model.DutyKind))
	case 4:
		return model.LinkRecords(id(model.DutyKind), id(model.KPIKind), rapid.IntRange(1, 3).Draw(t, "strength"))
	case 5:
		return model.RemoveRecord(ref(model.LinkKind))
	case 6:
		return model.EditRecord(ref(model.HandoffKind), map[string]string{"collaboration": string(id(model.CollaborationKind))})
	case 7:
		return model.EditRecord(ref(model.HandoffKind), map[string]string{"collaboration": ""})
	case 8:
		return model.RenameUnit(id(model.UnitKind), model.Text{ZH: rapid.SampledFrom([]string{"甲部", "乙部", "直播部"}).Draw(t, "name")})
	case 9:
		return model.EditRecord(ref(model.DutyKind), map[string]string{"criticality": rapid.SampledFrom([]string{"1", "2", "3"}).Draw(t, "criticality")})
	case 10:
		return model.SetKPIOwner(id(model.KPIKind), id(model.UnitKind))
	case 11:
		return model.EditRecord(ref(model.ChannelKind), map[string]string{"name.zh": rapid.SampledFrom([]string{"抖音", "专柜", "直播"}).Draw(t, "channel")})
	case 12:
		return model.RemoveRecord(ref(model.HandoffKind))
	case 13:
		return model.EditRecord(ref(model.UnitKind), map[string]string{"rank": rapid.SampledFrom([]string{"0", "3", "9"}).Draw(t, "rank")})
	}
	if all := themes.All(); len(all) > 0 {
		x := rapid.SampledFrom(all).Draw(t, "theme")
		if rapid.Bool().Draw(t, "one") {
			return model.AcceptAll(themes.Behind(x.Key)[:1], "已知悉", "王总", f.EvidenceIn())
		}
		if x.Waived != nil {
			return model.ReturnAll(themes.Behind(x.Key))
		}
		return model.AcceptAll(themes.Behind(x.Key), "已知悉", "王总", f.EvidenceIn())
	}
	return model.RemoveRecord(ref(model.KPIKind))
}

// What a theme is ordered by may lie beside what it is about.
func TestUpdateFollowsWhatOnlyTheOrderOfAThemeRestsOn(t *testing.T) {
	unit := func(id, parent model.ID, level model.UnitLevel, name string, rank int) model.Record {
		return model.Unit{ID: id, Parent: parent, Level: level, Name: model.Text{ZH: name}, Rank: rank, Basis: model.Stated}
	}
	duty := func(id, home model.ID, words string) model.Record {
		return model.Duty{ID: id, Unit: home, Text: model.Text{ZH: words}, State: model.Active, Basis: model.Stated}
	}
	s := holding(t, unit("CO", "", model.Company, "公司", 0),
		unit("A", "CO", model.Department, "运营部", 1), unit("B", "CO", model.Department, "市场部", 2),
		unit("T1", "A", model.Team, "活动组", 1), unit("T2", "B", model.Team, "推广组", 1),
		duty("d1", "T1", "组织策划促销活动，提升销售额"), duty("d2", "T2", "策划促销活动方案，联系合作媒体"),
		model.KPI{ID: "k1", Unit: "A", Name: model.Text{ZH: "甲指标"}, Basis: model.Stated},
		model.KPI{ID: "k2", Unit: "B", Name: model.Text{ZH: "丙指标"}, Basis: model.Stated})
	for _, k := range []model.ID{"k1", "k2"} {
		s, _ = carry(t, s, model.LinkRecords("d1", k, 2))
	}
	f := check.Check(s)
	themes := theme.Of(s, f)
	if x := find(t, s, themes, "促销"); len(x.Units) != 2 || len(x.Stakes.KPIs) != 2 {
		t.Fatalf("%+v", x)
	}
	for name, v := range map[string]model.Verb{
		"a KPI of its duties is called otherwise":    model.EditRecord(model.Ref{Kind: model.KPIKind, ID: "k1"}, map[string]string{"name.zh": "一指标"}),
		"the department above stands elsewhere":      model.EditRecord(model.Ref{Kind: model.UnitKind, ID: "A"}, map[string]string{"rank": "9"}),
		"a department above goes under another unit": model.MoveUnit("A", "B"),
	} {
		t.Run(name, func(t *testing.T) {
			after, c := carry(t, s, v)
			now := f.Update(s, after, c)
			compareThemes(t, c, themes.Update(after, now, c), theme.Of(after, now))
		})
	}
}

func TestTheLeadIsTheOneThatTheFirstRemedyNames(t *testing.T) {
	made, err := examples.Synthetic(150, 9, 4)
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, s := range []model.Scenario{organisation(t, typed), made} {
		themes := theme.Of(s, check.Check(s))
		for _, x := range themes.All() {
			var want model.ID
			for _, f := range themes.Fixes(x) {
				if f.Code == theme.LeadFix {
					want = f.Refs[0].ID
					named++
					break
				}
			}
			if got := themes.Lead(x); got != want {
				t.Errorf("%s: %q leads, the remedy names %q", x.Key, got, want)
			}
		}
	}
	if named == 0 {
		t.Error("no remedy names a lead")
	}
}
