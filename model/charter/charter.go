package charter

import (
	"slices"

	"sandtable/model"
	"sandtable/model/boundary"
	"sandtable/model/raci"
)

// Part is one of the eight parts of a charter.
type Part string

// The parts, in their order.
const (
	Place       Part = "place"       // 归属
	Mission     Part = "mission"     // 使命
	Duties      Part = "duties"      // 主要职责
	Posts       Part = "posts"       // 岗位与人数
	Authority   Part = "authority"   // 权限
	Cooperation Part = "cooperation" // 协作
	Performance Part = "performance" // 绩效
	Version     Part = "version"     // 版本
)

// Parts lists the parts in their order.
func Parts() []Part {
	return []Part{Place, Mission, Duties, Posts, Authority, Cooperation, Performance, Version}
}

// Gap is something that a part lacks. N counts what it is lacking of; 0 = there is none at all.
type Gap struct {
	Part Part
	Code string // a word of model/text
	N    int
}

// Fault reports whether something is wrong; otherwise it was only not entered.
func (g Gap) Fault() bool { return g.Code == "vague" || g.Code == "no-duties" }

// Post is a unit directly below, with the duties in it and below it.
type Post struct {
	Unit   model.Unit
	Duties int
}

// Pass is what is handed over between the unit and another.
type Pass struct {
	model.Handoff
	Gives bool     // the unit hands it over; otherwise it receives it
	With  model.ID // the other unit
}

// Share is a part in a duty of another unit.
type Share struct {
	Duty   model.ID
	Letter raci.Letter
}

// Charter is what there is to say of a unit. Whatever lies in units below it is its own.
type Charter struct {
	Unit      model.Unit
	Above     []model.Unit // from the top down
	Duties    []model.Duty
	Posts     []Post
	FTE       float64 // its own, or that of the units below together; 0 = not entered
	Controls  []model.Control
	Rights    []model.DecisionRight
	Passes    []Pass
	Joint     []model.Collaboration // in which it has a part, or which it leads
	Shares    []Share
	Goals     []model.Goal
	KPIs      []model.KPI
	Tasks     []model.Task
	Effective string
	Gaps      []Gap
}

// Of puts the charter of a unit together; false when there is no such unit.
func Of(s model.Scenario, id model.ID) (Charter, bool) {
	u, ok := s.Unit(id)
	if !ok {
		return Charter{}, false
	}
	c := Charter{Unit: u, Duties: s.DutiesUnder(id), Effective: s.Brief().Effective, FTE: u.FTE}
	for above := range s.Upward(u.Parent) {
		c.Above = append([]model.Unit{above}, c.Above...)
	}
	c.posts(s)
	c.authority(s)
	c.cooperation(s)
	for _, g := range s.Goals() {
		if s.Inside(g.Unit, id) {
			c.Goals = append(c.Goals, g)
		}
	}
	for _, k := range s.KPIs() {
		if s.Inside(k.Unit, id) {
			c.KPIs = append(c.KPIs, k)
		}
	}
	for _, t := range s.Tasks() {
		if s.Inside(t.Unit, id) {
			c.Tasks = append(c.Tasks, t)
		}
	}
	c.find()
	return c, true
}

func (c *Charter) posts(s model.Scenario) {
	sum := 0.0
	for _, u := range s.Children(c.Unit.ID) {
		if u.Level != model.External {
			c.Posts = append(c.Posts, Post{u, len(s.DutiesUnder(u.ID))})
			sum += u.FTE
		}
	}
	if c.FTE == 0 {
		c.FTE = sum
	}
}

func (c *Charter) authority(s model.Scenario) {
	for _, x := range s.Controls() {
		if x.Unit == c.Unit.ID {
			c.Controls = append(c.Controls, x)
		}
	}
	for _, r := range s.DecisionRights() {
		if len(c.PartsIn(s, r)) > 0 {
			c.Rights = append(c.Rights, r)
		}
	}
}

// PartsIn lists what the unit, or one below it, does in a decision.
func (c Charter) PartsIn(s model.Scenario, r model.DecisionRight) (out []model.RightPart) {
	for _, p := range model.RightParts() {
		if slices.ContainsFunc(r.Units(p), func(u model.ID) bool { return s.Inside(u, c.Unit.ID) }) {
			out = append(out, p)
		}
	}
	return out
}

func (c *Charter) cooperation(s model.Scenario) {
	in := func(unit model.ID) bool { return unit != "" && s.Inside(unit, c.Unit.ID) }
	joint := map[model.ID]bool{}
	for _, h := range s.Handoffs() {
		from, _ := s.Duty(h.From)
		to, _ := s.Duty(h.To)
		if in(from.Unit) || in(to.Unit) {
			joint[h.Collaboration] = true
		}
		switch {
		case in(from.Unit) && !in(to.Unit):
			c.Passes = append(c.Passes, Pass{h, true, to.Unit})
		case in(to.Unit) && !in(from.Unit):
			c.Passes = append(c.Passes, Pass{h, false, from.Unit})
		}
	}
	for _, x := range s.Collaborations() {
		if joint[x.ID] || in(x.Integrator) || in(x.OutputOwner) {
			c.Joint = append(c.Joint, x)
		}
	}
	for _, r := range s.Roles() {
		if d, ok := s.Duty(r.Duty); ok && in(r.Unit) && !in(d.Unit) {
			c.Shares = append(c.Shares, Share{r.Duty, raci.Letter(r.Role)})
		}
	}
}

// find finds what is lacking.
func (c *Charter) find() {
	lacks := func(is bool, p Part, code string, n int) {
		if is {
			c.Gaps = append(c.Gaps, Gap{p, code, n})
		}
	}
	position := c.Unit.Level == model.Position
	vague, open, none := 0, 0, 0
	for _, d := range c.Duties {
		if len(boundary.Vague(d.Text.ZH)) > 0 || d.Text.ZH == "" && len(boundary.Vague(d.Text.EN)) > 0 {
			vague++
		}
	}
	for _, p := range c.Passes {
		if p.SLA == "" {
			open++
		}
	}
	for _, p := range c.Posts {
		if p.Unit.FTE == 0 {
			none++
		}
	}
	lacks(c.Unit.Head.Empty() && !position, Place, "no-head", 0)
	lacks(c.Unit.Mission.Empty(), Mission, "no-mission", 0)
	lacks(len(c.Duties) == 0, Duties, "no-duties", 0)
	lacks(vague > 0, Duties, "vague", vague)
	lacks(len(c.Posts) == 0 && !position, Posts, "no-posts", 0)
	lacks(c.FTE == 0, Posts, "no-fte", 0)
	lacks(c.FTE != 0 && none > 0, Posts, "some-fte", none)
	lacks(c.Unit.Authority.Empty(), Authority, "no-authority", 0)
	lacks(len(c.Rights) == 0, Authority, "no-rights", 0)
	lacks(len(c.Passes)+len(c.Joint)+len(c.Shares) == 0, Cooperation, "no-cooperation", 0)
	lacks(open > 0, Cooperation, "no-times", open)
	lacks(len(c.Goals) == 0 && !position, Performance, "no-goals", 0)
	lacks(len(c.KPIs) == 0, Performance, "no-kpis", 0)
	lacks(c.Effective == "", Version, "no-date", 0)
}
