package intake

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"sandtable/model"
	"sandtable/model/meaning"
	"sandtable/scenarios/intake/sheet"
)

// Draft is what a document says of an organisation. Units and duties are named by their
// index; none stands twice.
type Draft struct {
	Units    []Unit
	Duties   []Duty
	Things   []Thing
	Parts    []Part
	Handoffs []Handoff
}

// None stands for no unit: the top, or a duty that is not placed.
const None = -1

// Unit is a unit of a [Draft].
type Unit struct {
	Name      string
	Other     string // its name in the other language, "" where none is given
	Parent    int    // index, or None
	Level     model.UnitLevel
	Head      string
	FTE       float64 // 0 = not said
	Mission   string
	Authority string
	Row       int // index of the row that first names it in the sheet that is shown; -1 = another sheet, or the name of one
	Line      int // number of that row as people count it; 0 = none
}

// Duty is a duty of a [Draft].
type Duty struct {
	Text        model.Text
	Title       model.Text // where one is given beside the text
	Group       string
	Unit        int // index, or None
	Frequency   string
	Criticality int
	Effort      float64
	Functions   []string
	Control     []string
	Known       model.ID // of the duty that it is, in a workbook of our own
	Row, Line   int      // as of [Unit]
}

// Thing is a KPI, goal, task, tool or channel of a [Draft], and the duties that it belongs to.
type Thing struct {
	Kind      model.Kind
	Name      string
	Unit      int // index, or None
	Weight    float64
	Duties    []int
	Row, Line int // as of [Unit]
}

// Part is the part that a unit has in a duty of another.
type Part struct {
	Duty, Unit int
	Role       string // A, R, C, I
}

// builder collects a draft from rows in any order.
type builder struct {
	*words
	draft  Draft
	units  map[unitKey]int
	named  map[string]int // the first unit of a name
	things map[thingKey]int
	duties map[dutyKey]int
	asked  []Question
	handed []handing // to be found at the end

	earlier int // so many units were made by other sheets
}

type unitKey struct {
	parent int
	name   string
}

type thingKey struct {
	kind model.Kind
	unit int
	name string
}

type dutyKey struct {
	unit int
	text string
}

func newBuilder(w *words) *builder {
	return &builder{words: w, units: map[unitKey]int{}, named: map[string]int{}, things: map[thingKey]int{}, duties: map[dutyKey]int{}}
}

// same folds what two writings of one name have in common.
func same(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(s)), " "))
}

// unit finds the unit of a name below a parent, or makes it.
func (b *builder) unit(parent int, name string, level model.UnitLevel, row int) int {
	name = strings.Join(strings.Fields(name), " ")
	key := unitKey{parent, same(name)}
	if i, ok := b.units[key]; ok {
		return i
	}
	if i, ok := b.named[key.name]; ok && parent == None && i < b.earlier && b.only(key.name) { // another sheet says where it stands
		return i
	}
	b.draft.Units = append(b.draft.Units, Unit{Name: name, Parent: parent, Level: level, Row: row})
	i := len(b.draft.Units) - 1
	b.units[key] = i
	if _, ok := b.named[key.name]; !ok {
		b.named[key.name] = i
	}
	return i
}

// only tells a name that one unit has.
func (b *builder) only(name string) bool {
	n := 0
	for key := range b.units {
		if key.name == name {
			n++
		}
	}
	return n == 1
}

// known finds a unit of a name wherever it lies.
func (b *builder) known(name string) (int, bool) {
	if i, ok := b.named[same(name)]; ok {
		return i, true
	}
	return None, false
}

// under puts a unit below another, unless that would close a circle or the place is taken;
// it reports whether it did.
func (b *builder) under(unit, parent int) bool {
	for p := parent; p != None; p = b.draft.Units[p].Parent {
		if p == unit {
			return false
		}
	}
	u := &b.draft.Units[unit]
	key := unitKey{parent, same(u.Name)}
	if i, taken := b.units[key]; taken && i != unit {
		return false
	}
	delete(b.units, unitKey{u.Parent, same(u.Name)})
	u.Parent = parent
	b.units[key] = unit
	return true
}

// duty adds a duty, unless the unit has one of the same words.
func (b *builder) duty(d Duty) int {
	if d.Frequency == "" {
		b.oftenness(&d)
	}
	key := dutyKey{d.Unit, same(strings.TrimRight(d.Text.ZH+"\x00"+d.Text.EN, "。.\x00"))}
	if i, ok := b.duties[key]; ok {
		b.ask(d.Row, Twice, d.Text.ZH+d.Text.EN)
		return i
	}
	measured := b.measured(&d)
	b.draft.Duties = append(b.draft.Duties, d)
	b.duties[key] = len(b.draft.Duties) - 1
	for _, name := range measured {
		b.thing(model.KPIKind, d.Unit, name, b.duties[key], d.Row)
	}
	return b.duties[key]
}

// oftenness takes how often a duty is done off its end: 采购办公用品（每月）.
func (b *builder) oftenness(d *Duty) {
	for _, s := range []*string{&d.Text.ZH, &d.Text.EN} {
		if at := b.forms["bracket"].FindStringSubmatch(strings.TrimRight(*s, "。；;.")); at != nil && at[1] != "" {
			if often, ok := b.value("frequency", at[2]); ok {
				*s, d.Frequency = at[1], often
			}
		}
	}
}

// measured takes the KPIs that stand in brackets behind a duty off it: 活动策划（KPI：活动 ROI）.
func (b *builder) measured(d *Duty) []string {
	for _, s := range []*string{&d.Text.ZH, &d.Text.EN} {
		at := b.forms["bracket"].FindStringSubmatch(strings.TrimRight(*s, "。；;."))
		if at == nil || at[1] == "" {
			continue
		}
		before, after, colon := cutColon(at[2])
		if role, sure, ok := b.label(before); colon && ok && sure && role == KPI && after != "" {
			*s = at[1]
			return namesOf(after, b.words)
		}
	}
	return nil
}

// thing adds a KPI, goal, task, tool or channel to a unit, and joins it to a duty; None = none.
func (b *builder) thing(kind model.Kind, unit int, name string, duty, row int) int {
	name, weight := weighted(name)
	key := thingKey{kind, unit, same(name)}
	if kind == model.ToolKind || kind == model.ChannelKind {
		key.unit = None // one system is one system, whoever uses it
	}
	i, ok := b.things[key]
	if !ok {
		b.draft.Things = append(b.draft.Things, Thing{Kind: kind, Name: name, Unit: unit, Row: row})
		i = len(b.draft.Things) - 1
		b.things[key] = i
	}
	t := &b.draft.Things[i]
	if weight > 0 {
		t.Weight = weight
	}
	if t.Unit != unit && (kind == model.ToolKind || kind == model.ChannelKind) {
		t.Unit = None // used by several: who owns it was not said
	}
	if duty != None && (len(t.Duties) == 0 || t.Duties[len(t.Duties)-1] != duty) {
		t.Duties = append(t.Duties, duty)
	}
	return i
}

// ask puts a question about a row.
func (b *builder) ask(row int, code Code, text string) {
	b.asked = append(b.asked, Question{Row: row, Code: code, Text: text})
}

// part gives a unit a part in a duty of another.
func (b *builder) part(duty, unit int, role string) {
	if b.draft.Duties[duty].Unit != unit && unit != None {
		b.draft.Parts = append(b.draft.Parts, Part{duty, unit, role})
	}
}

// text gives the wording of a duty in the language in which it is written.
func text(s string) model.Text { return model.Text{}.Typed(model.EN, s) }

// finish makes the draft one that can be adopted: a post without a unit above it is a unit,
// and what stands above all others and is called as companies are is the company.
func (b *builder) finish() {
	above, tops, busy := map[int]bool{}, 0, map[int]bool{}
	for _, u := range b.draft.Units {
		above[u.Parent] = true
		if u.Parent == None {
			tops++
		}
	}
	for _, d := range b.draft.Duties {
		busy[d.Unit] = true
	}
	for i := range b.draft.Units {
		u := &b.draft.Units[i]
		if u.Level == model.Position && above[i] {
			u.Level = model.Team
		}
		if u.Parent == None && (u.Level == model.Position || u.Level == model.Team) {
			u.Level = model.Department
		}
		if whole := u.Parent == None && tops == 1 && above[i] && !busy[i]; whole && b.company(u.Name) {
			u.Level = model.Company
		} else if u.Level == model.Company && !whole {
			u.Level = model.Department
		}
	}
	b.hand()
}

// company tells a name that ends as those of whole organisations do.
func (b *builder) company(name string) bool {
	if _, level, _, ok := b.unitName(name); ok && level == model.Company {
		return true
	}
	return hasSuffix(meaning.Simplified(name), b.lists["company.zh"])
}

// untitled drops the unit that the title of a document names, where nothing is said of it.
func (b *builder) untitled() {
	if len(b.draft.Units) < 2 {
		return
	}
	u := b.draft.Units[0]
	empty := u.Row >= 0 && u.Row <= 2 && u.Head == "" && u.FTE == 0 && u.Mission == "" && u.Authority == ""
	for _, o := range b.draft.Units {
		empty = empty && o.Parent != 0
	}
	for _, d := range b.draft.Duties {
		empty = empty && d.Unit != 0
	}
	for _, t := range b.draft.Things {
		empty = empty && t.Unit != 0
	}
	if !empty {
		return
	}
	if posts := len(b.draft.Units) - 1; u.Level != model.Position && posts == b.topPosts() { // they are its posts
		for i := range b.draft.Units[1:] {
			b.under(i+1, 0)
		}
		return
	}
	less := func(i *int) {
		if *i > 0 {
			*i--
		}
	}
	b.draft.Units = b.draft.Units[1:]
	for i := range b.draft.Units {
		less(&b.draft.Units[i].Parent)
	}
	for i := range b.draft.Duties {
		less(&b.draft.Duties[i].Unit)
	}
	for i := range b.draft.Things {
		less(&b.draft.Things[i].Unit)
	}
	b.draft.Parts = slices.DeleteFunc(b.draft.Parts, func(p Part) bool { return p.Unit == 0 })
	for i := range b.draft.Parts {
		less(&b.draft.Parts[i].Unit)
	}
}

// topPosts counts the posts that stand below no unit.
func (b *builder) topPosts() (n int) {
	for _, u := range b.draft.Units {
		if u.Parent == None && u.Level == model.Position {
			n++
		}
	}
	return n
}

// extents are numbers of units, duties, things, questions and hand-offs.
type extents [5]int

// extent tells how much of a draft there is.
func (b *builder) extent() extents {
	return extents{len(b.draft.Units), len(b.draft.Duties), len(b.draft.Things), len(b.asked), len(b.handed)}
}

// count gives what was read since then the numbers of its rows; shown tells whether they
// are those of the sheet that is shown.
func (b *builder) count(from extents, rows []sheet.Row, shown bool) {
	number := func(row, line *int) {
		if *row >= 0 && *row < len(rows) {
			*line = rows[*row].Number
		}
		if !shown {
			*row = -1
		}
	}
	for i := from[0]; i < len(b.draft.Units); i++ {
		number(&b.draft.Units[i].Row, &b.draft.Units[i].Line)
	}
	for i := from[1]; i < len(b.draft.Duties); i++ {
		number(&b.draft.Duties[i].Row, &b.draft.Duties[i].Line)
	}
	for i := from[2]; i < len(b.draft.Things); i++ {
		number(&b.draft.Things[i].Row, &b.draft.Things[i].Line)
	}
	for i := from[3]; i < len(b.asked); i++ {
		number(&b.asked[i].Row, &b.asked[i].Line)
	}
	for i := from[4]; i < len(b.handed); i++ {
		number(&b.handed[i].row, &b.handed[i].line)
	}
}
