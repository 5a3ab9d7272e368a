package meaning

import (
	"slices"
	"strings"
	"testing"
)

// about lists the ids of what a text is about, the heads marked.
func about(l *Lexicon, text string) string {
	m := l.Read(text)
	var out []string
	for _, s := range m.Subjects {
		id := l.ID(s.Concept)
		if s.Head {
			id = "*" + id
		}
		out = append(out, id)
	}
	for _, s := range m.Things {
		out = append(out, l.ID(s.Concept))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestOneJobInOtherWordsIsAboutTheSame(t *testing.T) {
	l := Standard()
	for _, row := range [][2]string{
		{"接待买家咨询", "在线客服答疑"},
		{"处理退款申请", "Handle refund requests"},
		{"達人建聯與寄樣", "达人建联与寄样"},
		{"ＲＯＩ分析", "roi分析"},
	} {
		a, b := l.Read(row[0]), l.Read(row[1])
		met := false
		EachShared(a.Subjects, b.Subjects, func(x, y Subject) { met = met || x.Head && y.Head })
		EachShared(a.Things, b.Things, func(x, y Subject) { met = true })
		if !met {
			t.Errorf("%q is about %s, %q about %s", row[0], about(l, row[0]), row[1], about(l, row[1]))
		}
	}
}

func TestASubjectQuotesTheTextItWasReadFrom(t *testing.T) {
	const text = "协助处理ＫＯＬ合作；审核退款"
	m := Standard().Read(text)
	for _, s := range slices.Concat(m.Subjects, m.Things) {
		if s.Start >= s.End || s.End > len(text) || !strings.Contains(text, text[s.Start:s.End]) {
			t.Errorf("%s stands at %d to %d", Standard().ID(s.Concept), s.Start, s.End)
		}
	}
	if len(m.Subjects) == 0 {
		t.Error("nothing is recognised")
	}
}

func TestWhatFollowsAPurposeWeighsLess(t *testing.T) {
	l := Standard()
	m := l.Read("组织直播，提升粉丝粘性")
	weights := map[string]float64{}
	for _, s := range m.Subjects {
		weights[l.ID(s.Concept)] = s.Weight
	}
	heaviest, least := 0.0, 1.0
	for _, w := range weights {
		heaviest, least = max(heaviest, w), min(least, w)
	}
	if heaviest != 1 || least > .5 {
		t.Errorf("the weights are %v", weights)
	}
}

func TestATextWithoutKnownWordsIsUnrecognised(t *testing.T) {
	for _, text := range []string{"", "。。", "负责相关工作", "zzyzx qwrt"} {
		if m := Standard().Read(text); !m.Unrecognised() {
			t.Errorf("%q is about %s", text, about(Standard(), text))
		}
	}
}

func TestClausesSayWhatIsDoneAndHowFarItReaches(t *testing.T) {
	l := Standard()
	cs := l.Clauses("制定直播计划，协助处理退款（含运费险），提升转化率")
	if len(cs) != 4 {
		t.Fatalf("got %d clauses", len(cs))
	}
	if cs[0].Stage != Plan || cs[0].Role != 'A' || cs[0].Aside || cs[0].Purpose {
		t.Errorf("the first is %+v", cs[0])
	}
	if cs[1].Role != 'C' {
		t.Errorf("the second is %+v", cs[1])
	}
	if !cs[2].Aside || !cs[3].Purpose {
		t.Errorf("the others are %+v", cs[2:])
	}
}

func TestTermsOfAnOrganisationMeanWhatItSays(t *testing.T) {
	l := Standard()
	returns, ok := l.Find("returns")
	if !ok {
		t.Fatal("there is no concept returns")
	}
	own := l.With(map[string]string{"逆向单": "returns", "星火计划": "店员分销", "spark programme": "店员分销"})
	if m := own.Read("跟进逆向单"); len(m.Subjects) != 1 || m.Subjects[0].Concept != returns {
		t.Errorf("a term of a concept says %s", about(own, "跟进逆向单"))
	}
	for _, text := range []string{"推进星火计划", "Run the spark programme", "店员分销"} {
		if got := about(own, text); !strings.Contains(got, "own:店员分销") {
			t.Errorf("%q is about %s", text, got)
		}
	}
	if got := about(l, "推进星火计划"); strings.Contains(got, "own:") {
		t.Error("the lexicon of the program was changed")
	}
	if got := about(own, "处理退款申请"); got != about(l, "处理退款申请") {
		t.Errorf("the other terms say %s now", got)
	}
}

func TestALexiconWithoutAConceptLeavesItsWordsUnexplained(t *testing.T) {
	l := Standard()
	refund := l.Read("审核退款").Subjects[0].Concept
	less := l.Without(func(c Concept) bool { return c == refund })
	if m := less.Read("审核退款"); !m.Unrecognised() || m.Known != 0 {
		t.Errorf("got %+v", m)
	}
	if l.Read("审核退款").Unrecognised() {
		t.Error("the lexicon it was made of was changed")
	}
}

func TestWhatIsNearIsWhatComparingSays(t *testing.T) {
	l := Standard()
	texts := []string{"接待买家咨询", "在线客服答疑", "处理退款申请", "Handle refund requests", "审核退款", "组织直播，提升粉丝粘性", "直播间场控", "投放信息流广告", "Buy media", "负责相关工作", "zzyzx", "退款率分析，售后数据复盘"}
	near := 0
	for _, x := range texts {
		for _, y := range texts {
			a, b := l.Read(x), l.Read(y)
			want, floors := l.Compare(&a, &b), Thresholds(&a, &b)
			if want.Related < floors.Related {
				want = Verdict{}
			} else if near++; want.Same < floors.Same {
				want.Same = 0
			}
			beside := l.Beside()
			beside.Put(&b)
			beside.Put(&a)
			if got, slow := beside.Near(&b), l.Near(&a, &b); got != want || slow != want {
				t.Errorf("%q and %q: %v quickly, %v slowly, want %v", x, y, got, slow, want)
			}
		}
	}
	if near == 0 {
		t.Error("nothing is near")
	}
}

func TestAVerbThatFramesADutyIsNoObject(t *testing.T) {
	l := Standard()
	for text, want := range map[string]bool{"管理": true, "提升": true, "负责": true, "manage": true, "直播": false, "退货": false, "金蟾": false, "": false} {
		if l.IsFrame(text) != want {
			t.Errorf("%q frames a duty: %v", text, !want)
		}
	}
}

func TestTheSameContentInOtherFramesIsTheSameWorkAndAnotherStageIsNot(t *testing.T) {
	l := Standard()
	for _, row := range []struct {
		a, b string
		same bool
	}{
		{"处理用户投诉", "处理用户投诉", true},
		{"Handle customer complaints", "handle customer complaints.", true},
		{"撰写某某文档", "撰写某某文档", true},
		{"制定会员权益", "分析会员权益", false},
		{"处理用户投诉", "handle customer complaints now", false},
	} {
		a, b := l.Read(row.a), l.Read(row.b)
		if v := l.Compare(&a, &b); (v == Verdict{1, 1}) != row.same {
			t.Errorf("%s / %s: %+v", row.a, row.b, v)
		}
	}
}
