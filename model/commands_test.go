package model

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// caller writes in lang, mints duty-1, unit-2 …, and knows one finding.
func caller(lang Lang) Caller {
	n := 0
	return Caller{Lang: lang, Who: "王总", Day: "2027-03-01",
		Mint: func(k Kind) ID { n++; return ID(fmt.Sprintf("%s-%d", k, n)) },
		Evidence: func(_ Scenario, key string) (string, bool) {
			switch key {
			case "GP-01|d7":
				return "hash", true
			case "OV-02|d1|d2":
				return "near", true
			}
			return "", false
		},
		Behind: func(key string) []string {
			if key == "gap|unplaced" {
				return []string{"GP-01|d7"}
			}
			return nil
		}}
}

func resolve(t reporter, s Scenario, lang Lang, words ...string) Verb {
	t.Helper()
	v, err := Call{words[0], words[1:]}.Resolve(s, caller(lang))
	if err != nil {
		t.Fatalf("%q: %v", words, err)
	}
	return v
}

func TestEveryCommandDoesWhatItsVerbDoes(t *testing.T) {
	s := with(t, world(t), lock("pinned", "d7"), Waiver{ID: "w", Key: "GP-03|k1", Reason: "旧"},
		Response{ID: ResponseID("overlap|live"), Theme: "overlap|live", Owner: "王总", Status: Open},
		DecisionRight{ID: "a1", Matter: zhEn("定价", "Pricing"), Proposes: SetOf("EC")}, Comment{ID: "m1", Text: "为什么？"})
	zh := func(x string) Text { return Text{ZH: x} }
	rows := []struct {
		lang  Lang
		words []string
		want  Verb
	}{
		{ZH, []string{"move-duty", "d1", "用户分析", "媒体部"}, MoveDuties("MD", "d1", "d2")},
		{EN, []string{"move-duty", "platforms", "Analyse users", "media"}, MoveDuties("MD", "d1", "d2")},
		{EN, []string{"move-duty", "平台运营", "-"}, MoveDuties("", "d1")},
		{ZH, []string{"move-along", "d1", "促销", "媒体部"}, MoveAlong("MD", "", "d1", "d3")},
		{EN, []string{"move-along", "--from", "Media", "Content", "EC"}, MoveAlong("EC", "MD", "d4")},
		{ZH, []string{"place-duty", "d5", "EC", "--before", "用户分析"}, PlaceDuties("EC", "d2", "d5")},
		{ZH, []string{"place-duty", "--before=d2", "d5", "EC"}, PlaceDuties("EC", "d2", "d5")},
		{ZH, []string{"add-duty", "电商部", "直播带货"}, AddDuty("duty-1", "EC", zh("直播带货"))},
		{ZH, []string{"add-duty", "--for", "提升品牌", "EC", "直播带货"}, InOneStep("add-duty", AddDuty("duty-1", "EC", zh("直播带货")), LinkRecords("duty-1", "g2", 2))},
		{EN, []string{"add-duty", "-", "Live", "commerce"}, AddDuty("duty-1", "", Text{EN: "Live commerce"})},
		{ZH, []string{"edit-duty", "d1", "text=新=文", "unit=媒体部", "functions=a,b"}, EditRecord(Ref{DutyKind, "d1"}, map[string]string{"text.zh": "新=文", "unit": "MD", "functions": "a,b"})},
		{EN, []string{"edit-duty", "Promotions", "title=Sales", "unit=-"}, EditRecord(Ref{DutyKind, "d3"}, map[string]string{"title.en": "Sales", "unit": ""})},
		{ZH, []string{"edit-duty", "d1", "state=outsourced"}, EditRecord(Ref{DutyKind, "d1"}, map[string]string{"state": "outsourced"})},
		{ZH, []string{"remove-duty", "内容生产"}, RemoveDuties("d4")},
		{ZH, []string{"add-duty", "EC", "--", "--parent", "EC"}, AddDuty("duty-1", "EC", zh("--parent EC"))},
		{ZH, []string{"remove-duty", "内容生产", "d1"}, RemoveDuties("d4", "d1")},
		{ZH, []string{"defer-duty", "内容"}, SetDutyState(Deferred, "d4")},
		{ZH, []string{"defer-duty", "内容", "d1"}, SetDutyState(Deferred, "d4", "d1")},
		{ZH, []string{"fuse-duties", "d1", "d2", "--text=运营与分析"}, FuseDuties("duty-1", zh("运营与分析"), "d1", "d2")},
		{ZH, []string{"fuse-duties", "d1", "d2", "--text", "--keep", "--keep", "d2"}, FuseDuties("d2", zh("--keep"), "d1", "d2")},
		{ZH, []string{"fuse-duties", "--keep", "d2", "d1", "d2"}, FuseDuties("d2", Text{}, "d1", "d2")},
		{EN, []string{"split-duty", "d1", "Shop", "Listing"}, SplitDuty("d1", Part{"duty-1", Text{EN: "Shop"}}, Part{"duty-2", Text{EN: "Listing"}})},
		{ZH, []string{"add-unit", "数据部"}, AddUnit("unit-1", "", Department, zh("数据部"))},
		{ZH, []string{"add-unit", "数据", "--parent", "EC"}, AddUnit("unit-1", "EC", Position, zh("数据"))},
		{ZH, []string{"add-unit", "数据", "--parent=电商部", "--kind=team"}, AddUnit("unit-1", "EC", Team, zh("数据"))},
		{ZH, []string{"rename-unit", "媒体部", "品牌部"}, RenameUnit("MD", Text{"品牌部", "Media", EN})},
		{ZH, []string{"move-unit", "投放", "电商部"}, MoveUnit("P1", "EC")},
		{ZH, []string{"move-unit", "媒体部", "-"}, MoveUnit("MD", "")},
		{ZH, []string{"place-unit", "媒体部", "CO", "--before", "电商部"}, PlaceUnit("MD", "CO", "EC")},
		{ZH, []string{"place-unit", "媒体部", "-"}, PlaceUnit("MD", "", "")},
		{ZH, []string{"remove-unit", "媒体部"}, RemoveUnit("MD", "")},
		{ZH, []string{"remove-unit", "MD", "--heir", "EC"}, RemoveUnit("MD", "EC")},
		{ZH, []string{"merge-units", "数字营销部", "电商部", "MD", "--head", "总监"}, MergeUnits("unit-1", zh("数字营销部"), zh("总监"), "EC", "MD")},
		{ZH, []string{"merge-units", "--into", "EC", "MD"}, MergeInto("EC", "MD")},
		{ZH, []string{"split-unit", "EC", "运营=d1,促销", "数据=用户分析"}, SplitUnit("EC", Position, UnitPart{"unit-1", zh("运营"), []ID{"d1", "d3"}}, UnitPart{"unit-2", zh("数据"), []ID{"d2"}})},
		{ZH, []string{"split-unit", "EC", "运营部=d1，d2，d3", "--kind=department"}, SplitUnit("EC", Department, UnitPart{"unit-1", zh("运营部"), []ID{"d1", "d2", "d3"}})},
		{ZH, []string{"set-head", "EC", "张三"}, SetHead("EC", zh("张三"))},
		{EN, []string{"set-head", "EC", "Zhang", "San"}, SetHead("EC", Text{EN: "Zhang San"})},
		{ZH, []string{"set-head", "EC", "-"}, SetHead("EC", Text{})},
		{ZH, []string{"set-fte", "电商部", "7.5"}, SetFTE("EC", 7.5)},
		{ZH, []string{"set-kpi-owner", "点击率", "电商部"}, SetKPIOwner("k1", "EC")},
		{ZH, []string{"set-kpi-owner", "k1", "-"}, SetKPIOwner("k1", "")},
		{ZH, []string{"set-output-owner", "闭环", "EC"}, SetOutputOwner("c1", "EC")},
		{ZH, []string{"set-integrator", "Loop", "MD"}, SetIntegrator("c1", "MD")},
		{ZH, []string{"set-control", "EC", "compensating", "--note=双签"}, SetControl("EC", "compensating", "双签")},
		{ZH, []string{"lock", "apart", "d1", "内容", "--why", "内控"}, LockDuties("lock-1", "apart", "内控", "d1", "d4")},
		{ZH, []string{"set-role", "用户分析", "媒体部", "r"}, SetRole("d2", "MD", "R")},
		{ZH, []string{"set-role", "d1", "MD", "-"}, SetRole("d1", "MD", "")},
		{ZH, []string{"waive", "GP-01|d7", "--why=暂不处理"}, Waive("GP-01|d7", "暂不处理", "王总", "hash")},
		{ZH, []string{"unwaive", "GP-03|k1"}, Unwaive("GP-03|k1")},
		{ZH, []string{"agree", "GP-01|d7", "d1", "媒体部", "--why", "电商部牵头"}, Agree(Agreement{Lead: "d1", Support: []ID{"MD"}, Keys: []string{"GP-01|d7"}, Why: "电商部牵头", Who: "王总"}, func(Scenario, string) (string, bool) { return "hash", true })},
		{ZH, []string{"settle", "d1", "用户分析", "keep-first"}, FuseDuties("d1", Text{}, "d1", "d2")},
		{ZH, []string{"settle", "d1", "d2", "keep-second"}, FuseDuties("d2", Text{}, "d2", "d1")},
		{ZH, []string{"settle", "d2", "d1", "leave", "--why", "口径不同"}, Waive("OV-02|d1|d2", "口径不同", "王总", "near")},
		{ZH, []string{"unlock", "L"}, Unlock("L")},
		{ZH, []string{"set-response", "gap|unplaced", "--owner", "李总", "--due=2027-03-01", "--status", "in-progress", "--answer=并入电商部"},
			SetResponse("gap|unplaced", map[string]string{"owner": "李总", "due": "2027-03-01", "status": "in-progress", "answer.zh": "并入电商部"})},
		{EN, []string{"set-response", "overlap|live", "--owner="}, SetResponse("overlap|live", map[string]string{"owner": ""})},
		{ZH, []string{"clear-response", "overlap|live"}, ClearResponse("overlap|live")},
		{ZH, []string{"add", "decision-right", "预算", "approves=公司", "duties=广告投放，促销"}, AddDecisionRight(DecisionRight{ID: "decision-right-1", Matter: zh("预算"), Approves: SetOf("CO"), Duties: SetOf("d3", "d6")})},
		{EN, []string{"set-decision-right", "Pricing", "媒体部", "reviews,approves"}, SetDecisionRight("a1", "MD", Reviews, Approves)},
		{ZH, []string{"set-decision-right", "定价", "EC", "-"}, SetDecisionRight("a1", "EC")},
		{ZH, []string{"hand-decision-right", "定价", "EC", "媒体部"}, HandDecisionRight("a1", "EC", "MD")},
		{ZH, []string{"comment", "平台运营", "谁来", "接手？"}, AddComment("comment-1", Ref{DutyKind, "d1"}, "谁来 接手？", "王总", "2027-03-01")},
		{ZH, []string{"comment", "-", "何时开始？"}, AddComment("comment-1", Ref{}, "何时开始？", "王总", "2027-03-01")},
		{ZH, []string{"answer-comment", "m1", "下月"}, AnswerComment("m1", "下月", "王总", "2027-03-01")},
		{ZH, []string{"decide", "d1", "平台运营归电商部", "--vote", "conditional", "--for=5", "--against", "1", "--note=两周内交接", "--owner=李总", "--due=2027-04-01"},
			Decide(Resolution{ID: "resolution-1", About: Ref{DutyKind, "d1"}, Text: zh("平台运营归电商部"), Vote: Conditional, For: 5, Against: 1, Note: "两周内交接", On: "2027-03-01", Owner: "李总", Due: "2027-04-01"})},
		{ZH, []string{"decide", "brief", "同意", "--vote=approved"}, Decide(Resolution{ID: "resolution-1", About: Ref{BriefKind, BriefID}, Text: zh("同意"), Vote: Approved, On: "2027-03-01"})},
		{ZH, []string{"link", "d1", "提升品牌", "2"}, LinkRecords("d1", "g2", 2)},
		{ZH, []string{"unlink", "平台运营", "g1"}, Unlink("d1", "g1")},
		{ZH, []string{"add-handoff", "d1", "d2", "报表"}, AddHandoff("handoff-1", "d1", "d2", zh("报表"))},
		{ZH, []string{"add", "collaboration", "直播协同", "output=月报", "integrator=电商部"}, AddRecord(Collaboration{ID: "collaboration-1", Name: zh("直播协同"), Output: zh("月报"), Integrator: "EC", Basis: User})},
		{EN, []string{"add", "goal", "Grow", "unit=MD", "horizon=short"}, AddRecord(Goal{ID: "goal-1", Text: Text{EN: "Grow"}, Unit: "MD", Horizon: Short, Basis: User})},
		{EN, []string{"rename-unit", "EC", "电商中心"}, RenameUnit("EC", must[Unit](t, s, UnitKind, "EC").Name.With(ZH, "电商中心"))},
		{EN, []string{"edit", "EC", "name=电商中心"}, EditRecord(Ref{UnitKind, "EC"}, map[string]string{"name.zh": "电商中心"})},
		{ZH, []string{"edit", "k1", "weight=2", "name=点击"}, EditRecord(Ref{KPIKind, "k1"}, map[string]string{"weight": "2", "name.zh": "点击"})},
		{EN, []string{"edit", "brief", "decision=Merge?"}, EditRecord(Ref{BriefKind, "brief"}, map[string]string{"decision.en": "Merge?"})},
		{ZH, []string{"remove", "大促"}, RemoveRecord(Ref{TaskKind, "t1"})},
	}
	called := map[string]bool{}
	for _, row := range rows {
		t.Run(strings.Join(row.words, " "), func(t *testing.T) {
			called[row.words[0]] = true
			_, got := checkLaws(t, s, resolve(t, s, row.lang, row.words...))
			if _, want := checkLaws(t, s, row.want); !sameChange(got, want) {
				t.Errorf("does %s, want %s", encoded(t, got), encoded(t, want))
			}
		})
	}
	for _, c := range Commands() {
		if !called[c.Name] {
			t.Errorf("%s is not tested", c.Name)
		}
	}
}

func TestAFormerHeadIsAppointedInBothLanguages(t *testing.T) {
	s := after(t, world(t), MergeInto("MD", "EC"), resolve(t, after(t, world(t), MergeInto("MD", "EC")), ZH, "set-head", "MD", "电商部经理"))
	if u := must[Unit](t, s, UnitKind, "MD"); u.Head != zhEn("电商部经理", "VP, E-commerce") {
		t.Errorf("the head is %v", u.Head)
	}
}

func TestWordsThatMakeNoCall(t *testing.T) {
	s := with(t, world(t), Duty{ID: "x1", Text: zhEn("同名", "Same")}, Duty{ID: "x2", Title: zhEn("同名", ""), Text: zhEn("另一", "")})
	for _, row := range []struct {
		sentence string
		words    []string
		code     string
	}{
		{"a verb nobody knows", []string{"fly", "d1"}, UnknownVerb},
		{"no verb", []string{""}, UnknownVerb},
		{"too few arguments", []string{"move-duty", "d1"}, WrongArguments},
		{"too many arguments", []string{"set-fte", "EC", "2", "3"}, WrongArguments},
		{"a flag without its value", []string{"fuse-duties", "d1", "d2", "--text"}, WrongArguments},
		{"a flag of another verb", []string{"remove-duty", "d1", "--heir=EC"}, WrongArguments},
		{"a flag of another verb in a text", []string{"add-duty", "EC", "文字", "--parent", "EC"}, WrongArguments},
		{"a mistyped flag in a text", []string{"add-duty", "EC", "文字", "--wy", "因"}, WrongArguments},
		{"a name that two have", []string{"remove-duty", "同名"}, AmbiguousName},
		{"a name that nobody has", []string{"remove-duty", "无名"}, UnknownRecord},
		{"an empty name", []string{"remove-duty", ""}, UnknownRecord},
		{"a duty where a unit is meant", []string{"move-duty", "d1", "d2"}, WrongKind},
		{"a unit where a duty is meant", []string{"remove-duty", "EC"}, WrongKind},
		{"a unit that would be linked", []string{"link", "d1", "EC", "2"}, WrongKind},
		{"nothing where things move along to", []string{"move-along", "d1", "-"}, WrongArguments},
		{"nothing to merge into", []string{"merge-units", "--into", "-", "EC"}, WrongArguments},
		{"none where a duty is meant", []string{"remove-duty", "-"}, UnknownRecord},
		{"an edit without a value", []string{"edit-duty", "d1", "text"}, WrongArguments},
		{"an edit of an unknown field", []string{"edit-duty", "d1", "colour=red"}, "input colour: unknown field"},
		{"an edit to a home that is not there", []string{"edit-duty", "d1", "unit=无"}, UnknownRecord},
		{"a part without duties", []string{"split-unit", "EC", "运营"}, WrongArguments},
		{"a part with an unknown duty", []string{"split-unit", "EC", "运营=d1,无"}, UnknownRecord},
		{"a level nobody knows", []string{"add-unit", "新", "--kind=galaxy"}, "input kind: not allowed"},
		{"a strength that is no number", []string{"link", "d1", "g1", "strong"}, "input strength: not a number"},
		{"a capacity that is no number", []string{"set-fte", "EC", "viele"}, "input fte: not a number"},
		{"a capacity below nothing", []string{"set-fte", "EC", "-1"}, "input fte: out of range"},
		{"a heir that is not there", []string{"remove-unit", "EC", "--heir=无"}, UnknownRecord},
		{"merging into a unit that is not there", []string{"merge-units", "--into=无", "EC"}, UnknownRecord},
		{"accepting a warning that is not there", []string{"waive", "GP-01|d1", "--why=因"}, UnknownFinding},
		{"adding what has a verb of its own", []string{"add", "duty", "新"}, WrongArguments},
		{"adding a goal to a unit that is not there", []string{"add", "goal", "新", "unit=无"}, UnknownRecord},
		{"keeping a duty that is not there", []string{"fuse-duties", "d1", "d2", "--keep=无"}, UnknownRecord},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			_, err := Call{row.words[0], row.words[1:]}.Resolve(s, caller(ZH))
			if err == nil || refusalCode(err) != row.code {
				t.Errorf("%q gives %v, want %s", row.words, err, row.code)
			}
			var r *Refusal
			if errors.As(err, &r) && r.Code == AmbiguousName && len(r.Refs) != 2 {
				t.Errorf("the sentence needs both records: %v", r.Refs)
			}
		})
	}
}

// A usage is "WORD… [--flag WORD] | other form": the flags that it shows are those
// that the command reads, and its words outside brackets are at least its minimum.
func TestUsagesSayWhatCommandsTake(t *testing.T) {
	names := map[string]bool{}
	for _, c := range Commands() {
		if names[c.Name] {
			t.Errorf("%s is there twice", c.Name)
		}
		names[c.Name] = true
		var flags []string
		words, depth := 0, 0
		first, _, _ := strings.Cut(c.Usage, " | ")
		for _, w := range strings.Fields(c.Usage) {
			if f, ok := strings.CutPrefix(strings.Trim(w, "[]"), "--"); ok {
				flags = append(flags, f)
			}
		}
		for _, w := range strings.Fields(first) {
			depth += strings.Count(w, "[")
			if depth == 0 && !strings.HasPrefix(w, "--") && w != "…" {
				words++
			}
			depth -= strings.Count(w, "]")
		}
		slices.Sort(flags)
		if want := slices.Sorted(slices.Values(c.flags)); !slices.Equal(flags, want) {
			t.Errorf("%s shows the flags %v and reads %v", c.Name, flags, want)
		}
		if words < c.min || depth != 0 {
			t.Errorf("%s shows %d words and needs %d", c.Name, words, c.min)
		}
		if c.max != many && c.max < c.min {
			t.Errorf("%s takes from %d to %d arguments", c.Name, c.min, c.max)
		}
	}
}

// Every exported function that gives a Verb is called in the table of commands,
// except Adopt and Restore, whose arguments are no words.
func TestEveryVerbIsReachableByWords(t *testing.T) {
	files := token.NewFileSet()
	var verbs []string
	called := map[string]bool{"Adopt": true, "Import": true, "Restore": true}
	names, err := filepath.Glob("verbs_*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(names, "commands_table.go", "commands_words.go") {
		f, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range f.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if ok && fn.Recv == nil && fn.Name.IsExported() && fn.Type.Results != nil {
				if id, ok := fn.Type.Results.List[0].Type.(*ast.Ident); ok && id.Name == "Verb" {
					verbs = append(verbs, fn.Name.Name)
				}
			}
		}
		if strings.HasPrefix(name, "commands_") {
			ast.Inspect(f, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok {
					called[id.Name] = true
				}
				return true
			})
		}
	}
	if len(verbs) < 25 {
		t.Fatalf("only %v were found", verbs)
	}
	for _, v := range verbs {
		if !called[v] {
			t.Errorf("%s cannot be called by words", v)
		}
	}
}
