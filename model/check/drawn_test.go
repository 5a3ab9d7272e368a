package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sandtable/model"
)

// drawVerb makes a verb of the table out of what is there; most are accepted. Moves
// come oftener than the rest.
func drawVerb(t *rapid.T, s model.Scenario, f Findings, n int) model.Verb {
	names := []string{"move-duty", "move-duty"}
	for _, c := range model.Commands() {
		names = append(names, c.Name)
	}
	return drawing{t, s, f}.verb(rapid.SampledFrom(names).Draw(t, "verb"), n)
}

// drawing draws the words of a call.
type drawing struct {
	t *rapid.T
	s model.Scenario
	f Findings
}

// verb draws a call of one verb; its new records have ids with n.
func (d drawing) verb(name string, n int) model.Verb {
	args := d.arguments(name)
	if args == nil {
		d.t.Fatalf("%s is not drawn", name)
	}
	minted := 0
	verb, err := model.Call{Verb: name, Args: args}.Resolve(d.s, model.Caller{Lang: model.ZH, Who: "王总", Evidence: d.f.EvidenceIn(), Behind: d.behind,
		Mint: func(k model.Kind) model.ID {
			minted++
			return model.ID(fmt.Sprintf("%s%d-%d", k, n, minted))
		}})
	if err != nil {
		return func(model.Scenario) (model.Change, error) { return model.Change{}, err }
	}
	return verb
}

// arguments draws what a verb of the table takes; nil for a verb that it does not know.
func (d drawing) arguments(verb string) []string {
	switch verb {
	case "move-duty":
		return []string{d.id(model.DutyKind), d.id(model.DutyKind), d.unit()}
	case "move-along":
		return append([]string{d.id(model.DutyKind), d.id(model.DutyKind), d.unit()}, d.one(nil, []string{"--from", d.id(model.UnitKind)})...)
	case "place-duty":
		return []string{d.id(model.DutyKind), d.unit()}
	case "add-duty":
		return []string{d.unit(), d.words()}
	case "edit-duty":
		return []string{d.id(model.DutyKind), d.cell("control=spend", "control=evaluate", "control=authorise,execute", "control=spend,execute", "control=",
			"functions=media_buy,kol", "functions=measurement,budget", "functions=data,roi", "functions=", "basis=", "basis=stated",
			"text=负责用户画像", "text=媒体投放与效果评估", "text=协助处理退款", "text=负责相关工作", "text=处理退款；拍摄短视频；招聘主播", "state=active", "state=outsourced", "effort=2", "effort=6", "effort=0", "criticality=3", "criticality=1",
			"control=authorise", "functions=pricing", "functions=sales_target,data", "control=execute,evaluate")}
	case "remove-duty", "defer-duty":
		return []string{d.id(model.DutyKind)}
	case "fuse-duties":
		a := d.id(model.DutyKind)
		return append([]string{a, d.id(model.DutyKind), "--text", d.words()}, d.one(nil, []string{"--keep", a})...)
	case "split-duty":
		return []string{d.id(model.DutyKind), d.words(), "数据分析报告"}
	case "add-unit":
		return []string{d.name(), "--parent", d.unit(), "--kind", d.cell("department", "team", "position", "external")}
	case "rename-unit":
		return []string{d.id(model.UnitKind), d.name()}
	case "place-unit":
		return append([]string{d.id(model.UnitKind), d.unit()}, d.one(nil, []string{"--before", d.id(model.UnitKind)})...)
	case "move-unit":
		return []string{d.id(model.UnitKind), d.unit()}
	case "remove-unit":
		return append([]string{d.id(model.UnitKind)}, d.one(nil, []string{"--heir", d.id(model.UnitKind)})...)
	case "merge-units":
		return d.one([]string{d.name(), d.id(model.UnitKind), d.id(model.UnitKind)}, []string{"--into", d.id(model.UnitKind), d.id(model.UnitKind)})
	case "split-unit":
		return []string{d.id(model.UnitKind), d.name() + "=" + d.id(model.DutyKind), "--kind", d.cell("department", "position")}
	case "set-head":
		return []string{d.id(model.UnitKind), d.cell("-", "新的负责人")}
	case "set-fte":
		return []string{d.id(model.UnitKind), d.cell("0", "1", "3", "7.5")}
	case "set-kpi-owner":
		return []string{d.id(model.KPIKind), d.unit()}
	case "set-output-owner", "set-integrator":
		return []string{d.id(model.CollaborationKind), d.unit()}
	case "set-control":
		return []string{d.id(model.UnitKind), d.cell("compensating", "ring-fenced"), "--note", d.cell("", "双签", "财务复核")}
	case "set-role":
		return []string{d.id(model.DutyKind), d.unit(), d.cell("A", "A", "A", "R", "C", "I", "-")}
	case "lock":
		return []string{d.cell("pinned", "together", "apart"), d.id(model.DutyKind), d.id(model.DutyKind), "--why", "董事会要求"}
	case "unlock":
		return []string{d.id(model.LockKind)}
	case "waive":
		return []string{d.finding(), "--why", d.cell("董事会已知悉", "小团队")}
	case "agree":
		return []string{d.finding(), d.id(model.DutyKind), d.unit(), d.id(model.UnitKind), "--why", "电商部牵头，媒体部配合"}
	case "settle":
		a, b := d.near()
		return append([]string{a, b}, d.one([]string{"keep-first"}, []string{"keep-second"}, []string{"fuse", "--text", d.words()}, []string{"lead"},
			[]string{"divide", "--text", d.words(), "--other", "负责直播之外的运营"}, []string{"leave", "--why", "两件事"})...)
	case "unwaive":
		if all := d.s.Waivers(); len(all) > 0 {
			return []string{rapid.SampledFrom(all).Draw(d.t, "waiver").Key}
		}
		return []string{d.finding()}
	case "set-response":
		return []string{d.theme(), "--owner", d.words(), "--status", d.cell("open", "done", "")}
	case "clear-response":
		if all := d.s.Responses(); len(all) > 0 {
			return []string{rapid.SampledFrom(all).Draw(d.t, "response").Theme}
		}
		return []string{d.theme()}
	case "set-decision-right":
		return []string{d.id(model.DecisionRightKind), d.id(model.UnitKind), d.cell("proposes", "approves", "proposes,approves", "reviews", "informed", "-")}
	case "hand-decision-right":
		right := d.id(model.DecisionRightKind)
		return []string{right, d.holder(right), d.id(model.UnitKind)}
	case "comment":
		return []string{d.one([]string{"-"}, []string{d.id(model.DutyKind)})[0], d.words()}
	case "answer-comment":
		return []string{d.id(model.CommentKind), d.cell("好", "-")}
	case "decide":
		return []string{d.one([]string{"brief"}, []string{d.id(model.DutyKind)})[0], d.words(), "--vote", d.cell("approved", "rejected")}
	case "link", "unlink":
		from := model.Kind(d.cell("duty", "duty", "task", "kpi"))
		to := model.Kind(d.cell("goal", "goal", "kpi", "channel", "task", "tool"))
		ends := []string{d.id(from), d.id(to)}
		if verb == "unlink" {
			if all := d.s.Links(); len(all) > 0 {
				l := rapid.SampledFrom(all).Draw(d.t, "link")
				return []string{string(l.From.ID), string(l.To.ID)}
			}
			return ends
		}
		return append(ends, d.cell("1", "2", "3"))
	case "add-handoff":
		return []string{d.id(model.DutyKind), d.id(model.DutyKind), d.words()}
	case "add":
		return d.one([]string{"goal", d.words(), "unit=" + d.unit(), "horizon=short"}, []string{"task", d.words(), "unit=" + d.unit()},
			[]string{"kpi", d.words(), "unit=" + d.unit()}, []string{"tool", d.words()}, []string{"channel", d.words(), "unit=" + d.unit()},
			[]string{"collaboration", d.words(), "output=成果", "outputOwner=" + d.unit()},
			[]string{"decision-right", d.words(), "proposes=" + d.unit(), "approves=" + d.unit(), "duties=" + d.id(model.DutyKind)})
	case "edit":
		return d.edit()
	case "remove":
		return []string{d.id(rapid.SampledFrom([]model.Kind{model.LinkKind, model.HandoffKind, model.GoalKind, model.KPIKind, model.TaskKind,
			model.ToolKind, model.ChannelKind, model.CollaborationKind, model.RoleKind, model.LockKind, model.ControlKind, model.WaiverKind, model.ResponseKind,
			model.DecisionRightKind, model.CommentKind, model.ResolutionKind}).Draw(d.t, "kind"))}
	}
	return nil
}

// edit draws a cell of any kind that some rule reads.
func (d drawing) edit() []string {
	switch k := rapid.SampledFrom(model.Kinds()).Draw(d.t, "kind"); k {
	case model.UnitKind:
		return []string{d.id(k), d.cell("kind=department", "kind=position", "kind=team", "kind=external", "basis=", "basis=stated", "spanMax=1", "spanMax=4", "parent="+d.unit())}
	case model.DutyKind:
		return d.arguments("edit-duty")
	case model.GoalKind:
		return []string{d.id(k), d.cell("state=deferred", "state=active", "horizon=short", "horizon=long", "unit="+d.unit(), "stances=sales,brand", "stances=brand", "stances=cost,loyalty", "stances=", "basis=", "weight=2")}
	case model.KPIKind:
		return []string{d.id(k), d.cell("state=deferred", "state=active", "unit="+d.unit(), "basis=", "basis=stated", "weight=3")}
	case model.ToolKind:
		return []string{d.id(k), d.cell("unit="+d.unit(), "sort=analytics", "sort=system", "sort=", "basis=")}
	case model.TaskKind, model.ChannelKind:
		return []string{d.id(k), d.cell("unit="+d.unit(), "basis=", "basis=stated")}
	case model.HandoffKind:
		return []string{d.id(k), d.cell("weight=1", "weight=5", "type=pooled", "type=reciprocal", "basis=", "basis=stated", "sla=每周一", "sla=", "lag=2",
			"collaboration=-", "collaboration="+d.id(model.CollaborationKind), "from="+d.id(model.DutyKind), "to="+d.id(model.DutyKind))}
	case model.CollaborationKind:
		return []string{d.id(k), d.cell("output=成果", "output=", "name=联合项目", "outputOwner="+d.unit(), "integrator="+d.unit(), "basis=", "basis=stated")}
	case model.LinkKind:
		return []string{d.id(k), d.cell("strength=1", "strength=3", "basis=")}
	case model.RoleKind:
		return []string{d.id(k), d.cell("role=A", "role=R", "basis=", "basis=stated")}
	case model.LockKind:
		return []string{d.id(k), d.cell("reason=另有安排", "type=together", "duties="+d.id(model.DutyKind)+","+d.id(model.DutyKind))}
	case model.ControlKind:
		return []string{d.id(k), d.cell("basis=", "basis=stated", "note=改")}
	case model.ResponseKind:
		return []string{d.id(k), d.cell("owner=李总", "due=2027-03-01", "status=done", "answer=并入")}
	case model.DecisionRightKind:
		return []string{d.id(k), d.cell("duties="+d.id(model.DutyKind), "duties=", "approves="+d.id(model.UnitKind), "proposes="+d.id(model.UnitKind), "proposes=", "basis=", "basis=stated", "matter=定价")}
	case model.CommentKind:
		return []string{d.id(k), d.cell("text=问", "by=李总")}
	case model.ResolutionKind:
		return []string{d.id(k), d.cell("vote=approved", "due=2027-03-01")}
	case model.WaiverKind:
		return []string{d.id(k), d.cell("reason=改", "evidence=other", "by=李总")}
	default:
		return []string{string(model.BriefID), d.cell("decision=合并？", "name=方案二")}
	}
}

// id draws a record of a kind; "none" when there is none.
func (d drawing) id(k model.Kind) string {
	rs := d.s.Records(k)
	if len(rs) == 0 {
		return "none"
	}
	return string(rs[rapid.IntRange(0, len(rs)-1).Draw(d.t, string(k))].Ref().ID)
}

// unit draws a unit or, seldom, none.
func (d drawing) unit() string {
	if rapid.IntRange(0, 5).Draw(d.t, "placed") == 0 {
		return "-"
	}
	return d.id(model.UnitKind)
}

// holder draws a unit that has a part in a decision or, seldom or when none has, any.
func (d drawing) holder(right string) string {
	var all []string
	if r, ok := d.s.DecisionRight(model.ID(right)); ok {
		for _, units := range []model.Set{r.Proposes, r.Approves, r.Reviews, r.Informed} {
			all = append(all, units.Members()...)
		}
	}
	if len(all) == 0 || rapid.IntRange(0, 5).Draw(d.t, "holds") == 0 {
		return d.id(model.UnitKind)
	}
	return d.cell(all...)
}

// themes are keys of matters, the last of one that does not exist.
var themes = []string{"gap|unplaced", "load|unit|unit:EC", "overlap|none"}

// theme draws the key of a matter; behind are the findings of one.
func (d drawing) theme() string { return d.cell(themes...) }

func (d drawing) behind(key string) []string {
	if slices.Contains(themes[:2], key) {
		return []string{"GP-01|none"}
	}
	return nil
}

// finding draws the key of something that was found.
func (d drawing) finding() string {
	all := d.f.All()
	if len(all) == 0 {
		return "OV-01|none"
	}
	return all[rapid.IntRange(0, len(all)-1).Draw(d.t, "finding")].Key
}

// near draws two duties of which it was found that they overlap, or any two.
func (d drawing) near() (a, b string) {
	var pairs []*Finding
	for f := range d.f.Each() {
		if f.Rule == model.NearRule && len(f.Subjects) == 2 {
			pairs = append(pairs, f)
		}
	}
	if len(pairs) == 0 || rapid.IntRange(0, 3).Draw(d.t, "near") == 0 {
		return d.id(model.DutyKind), d.id(model.DutyKind)
	}
	f := pairs[rapid.IntRange(0, len(pairs)-1).Draw(d.t, "pair")]
	return string(f.Subjects[0].ID), string(f.Subjects[1].ID)
}

func (d drawing) words() string {
	return d.cell("负责媒体投放效果评估与预算分配", "新的媒体投放", "用户画像与数据分析", "直播运营")
}

func (d drawing) name() string {
	return "新部门" + strconv.Itoa(rapid.IntRange(0, 99).Draw(d.t, "name"))
}

func (d drawing) cell(values ...string) string {
	return rapid.SampledFrom(values).Draw(d.t, "value")
}

func (d drawing) one(lists ...[]string) []string {
	return rapid.SampledFrom(lists).Draw(d.t, "form")
}

// What Update is proved for must be all that can happen.
func TestEveryVerbOfTheTableIsDrawnAndMostlyAccepted(t *testing.T) {
	start := seed(t, "A", "B")
	accepted := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		s, f := start, Check(start)
		for n := range 3 { // some verbs need what others made
			for i, c := range model.Commands() {
				for try := 0; try == 0 || try < 5 && !accepted[c.Name]; try++ { // by luck none may fit
					change, err := drawing{t, s, f}.verb(c.Name, 1000*n+10*i+try)(s)
					if err != nil {
						continue
					}
					next, err := model.Apply(s, change)
					if err != nil {
						t.Fatal(err)
					}
					f, s = f.Update(s, next, change), next
					accepted[c.Name] = true
				}
			}
		}
	})
	var never []string
	for _, c := range model.Commands() {
		if !accepted[c.Name] {
			never = append(never, c.Name)
		}
	}
	if len(never) > 0 {
		t.Errorf("never accepted: %s", strings.Join(never, ", "))
	}
}
