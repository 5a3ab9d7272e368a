package overlap

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sandtable/model"
	"sandtable/model/meaning"
)

func zh(id model.ID, text string, functions ...string) model.Duty {
	return model.Duty{ID: id, Text: model.Text{ZH: text}, Functions: model.NewSet(functions...)}
}

func TestWidthCaseAndPunctuationMakeNoDifference(t *testing.T) {
	l := Alike(zh("a", "负责ＲＯＩ分析（含投放）。"), zh("b", "roi分析,含投放"))
	if l.Words != 1 || !l.Near() {
		t.Errorf("words are %v alike, want 1", l.Words)
	}
}

func TestTagsAreComparedByPlainJaccard(t *testing.T) {
	l := Alike(zh("a", "", "data", "conversion", "roi"), zh("b", "", "measurement", "budget", "roi", "data"))
	want := []Reason{{Layer: SharedFunctions, Words: []string{"data", "roi"}, Amount: .4}}
	if l.Functions != .4 || !reflect.DeepEqual(l.Reasons, want) {
		t.Errorf("got %+v", l)
	}
}

func TestTheReasonQuotesTheWordsInCommon(t *testing.T) {
	l := Alike(zh("a", "监测舆情,处理危机公关"), zh("b", "危机公关与ROI"))
	if len(l.Reasons) < 1 || !slices.Equal(l.Reasons[0].Words, []string{"危机公关"}) {
		t.Errorf("reasons are %+v", l.Reasons)
	}
}

func TestEnglishIsComparedOnlyWhereADutyHasNoChinese(t *testing.T) {
	a := model.Duty{ID: "a", Text: model.Text{ZH: "广告投放", EN: "Place the ads"}}
	b := model.Duty{ID: "b", Text: model.Text{EN: "Place ads"}}
	c := model.Duty{ID: "c", Text: model.Text{ZH: "物流配送", EN: "Place ads"}}
	if l := Alike(a, b); !l.English || l.Words != 1 {
		t.Errorf("against English only: %+v", l)
	}
	if l := Alike(a, c); l.English || l.Words != 0 {
		t.Errorf("against Chinese: %+v", l)
	}
}

func TestADutyWithoutTagsAndWordsIsUnrecognisedNotDistinct(t *testing.T) {
	if l := Alike(zh("a", "。。"), zh("b", "广告投放")); !l.Unrecognised {
		t.Errorf("got %+v", l)
	}
	if x := New(meaning.Standard(), []model.Duty{zh("a", "，")}); !x.Unrecognised("a") || x.Unrecognised("b") {
		t.Error("the index does not know the unrecognised duty")
	}
}

// duties draws some out of a small vocabulary, so that many are near.
func drawDuty(t *rapid.T, id int) model.Duty {
	words := []string{"广告投放", "数据分析", "舆情", "brand", "负责", "ＲＯＩ", "，", "活动策划", "客服"}
	text := func() string {
		var s string
		for _, w := range rapid.SliceOfN(rapid.SampledFrom(words), 0, 4).Draw(t, "text") {
			s += w + " "
		}
		return s
	}
	d := zh(model.ID(fmt.Sprint(id)), text(), rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}), 0, 4).Draw(t, "functions")...)
	d.Text.EN = text()
	return d
}

func TestTheIndexKnowsWhatComparingAllPairsFindsAlsoAfterEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := map[model.ID]model.Duty{}
		list := func() []model.Duty {
			var out []model.Duty
			for i := range 12 {
				if d, ok := now[model.ID(fmt.Sprint(i))]; ok {
					out = append(out, d)
				}
			}
			return out
		}
		for i := range rapid.IntRange(0, 10).Draw(t, "n") {
			d := drawDuty(t, i)
			now[d.ID] = d
		}
		x := New(meaning.Standard(), list())
		for range rapid.IntRange(0, 4).Draw(t, "edits") {
			d := drawDuty(t, rapid.IntRange(0, 11).Draw(t, "which"))
			gone := model.ID(fmt.Sprint(rapid.IntRange(0, 11).Draw(t, "gone")))
			if gone == d.ID {
				continue
			}
			delete(now, gone)
			now[d.ID] = d
			x = x.Update([]model.ID{gone}, []model.Duty{d})
		}
		anew := New(meaning.Standard(), list())
		for _, a := range list() {
			var want []model.ID
			for p := range anew.Around(a.ID) {
				want = append(want, p.ID)
			}
			var got []model.ID
			for p := range x.Around(a.ID) {
				got = append(got, p.ID)
				l, whole := x.Alike(a.ID, p.ID), anew.Alike(a.ID, p.ID)
				if l.Functions != p.Functions || l.Words != p.Words || l.Claim != p.Claim || !reflect.DeepEqual(l, whole) {
					t.Fatalf("%s and %s: index %+v, compared %+v, anew %+v", a.ID, p.ID, p, l, whole)
				}
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("%s is near %v, the index says %v", a.ID, want, got)
			}
		}
	})
}
