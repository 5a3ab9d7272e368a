package examples

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"math/bits"
	"strings"

	"sandtable/model"
)

//go:embed lexicon.json
var lexiconJSON []byte

// word is an entry of lexicon.json. Mark is the control role of an action, the sort
// of a channel, the function of a subject, and of a metric whether more ("up") or
// less ("down") is better; Stance is for metrics.
type word struct {
	wording
	Mark   string
	Stance string
}

// lexicon holds the words that made-up duties are put together from, and the forms
// into which they go.
type lexicon struct {
	Name, Head, Line, Goal, KPI, Title, Object, Fork wording

	Frames, Reasons                    []wording // sentences
	Units, Actions, Deliverables       []word
	Markets, Categories, Channels      []word
	Up, Down, By, With, More           []word // Up and Down are equally many
	Subjects, Partners, Means, Metrics []word // of these a larger organisation uses more, see of
}

// The bounds of a made-up organisation: three times and ten times what the program
// is built for.
const (
	MaxDuties = 30_000
	MaxUnits  = 400
)

// Synthetic makes an organisation up: departments with goals and KPIs, and duties
// put together from a lexicon. Most overlap with a few others by the chance of the
// words, as real ones do; one in twenty-five is a near copy of another, and one in
// twelve says of another object what the one before says. The number of duties that
// one is near does not grow with the organisation: a larger one has more lines of
// business and a wider vocabulary. It depends on its arguments only. The error is a
// [*model.InputError] when a number is out of bounds.
func Synthetic(duties, units int, seed uint64) (model.Scenario, error) {
	m, err := newMaker(duties, units, seed)
	if err != nil {
		return model.Scenario{}, err
	}
	return m.organisation(duties)
}

func newMaker(duties, units int, seed uint64) (*maker, error) {
	if err := within("duties", duties, 0, MaxDuties); err != nil {
		return nil, err
	}
	if err := within("units", units, 1, MaxUnits); err != nil {
		return nil, err
	}
	var words lexicon
	if err := json.Unmarshal(lexiconJSON, &words); err != nil {
		return nil, err
	}
	return &maker{lexicon: words.of(duties), collector: newCollector(words.Name.text()), dice: dice(seed), units: units,
		goals: 1 + duties/units/dutiesPerGoal, lines: max(4, duties/dutiesPerLine), homes: make([][]int, units)}, nil
}

func (m *maker) organisation(duties int) (model.Scenario, error) {
	for i, w := range m.Channels {
		m.add(model.Channel{ID: id("C", i), Name: w.text(), Sort: w.Mark, Basis: model.Analyst})
	}
	for i := range m.units {
		m.unit(i)
	}
	for i := range duties {
		m.duty(i)
	}
	for i := range duties { // about as many hand-offs as duties, as in the brief
		m.handoff(i)
	}
	return m.scenario()
}

func within(name string, value, lo, hi int) error {
	if value >= lo && value <= hi {
		return nil
	}
	return &model.InputError{Field: model.Field{Name: name, Type: model.Whole, Min: float64(lo), Max: float64(hi)},
		Value: fmt.Sprint(value), Reason: "out of range"}
}

// How an organisation grows.
const (
	dutiesPerGoal = 20 // of a unit
	dutiesPerLine = 25 // of a line of business
)

// of gives the part of the lexicon that an organisation of a size speaks. Two duties
// are near when they share two of four words by chance; when each of those lists
// grows with the root of the size, a duty is near as many others in any size.
func (l lexicon) of(duties int) lexicon {
	share := math.Sqrt(float64(duties) / MaxDuties)
	for _, list := range []*[]word{&l.Subjects, &l.Partners, &l.Means, &l.Metrics} {
		*list = (*list)[:max(12, int(share*float64(len(*list))))]
	}
	return l
}

// maker makes one organisation.
type maker struct {
	lexicon
	*collector
	dice
	units, goals, lines int
	said                []sentence
	homes               [][]int // the duties of each unit
}

// id numbers from 1, as people do.
func id(letter string, i int) model.ID { return model.ID(fmt.Sprint(letter, i+1)) }

// sentence is what a duty says: indexes into the lexicon.
type sentence struct {
	frame, line                           int
	action, subject, deliverable, channel int
	by, means, with, partner              int
	verb, metric, more, other             int // other is a metric as well
}

// line gives the market and the category of a line of business.
func (m *maker) line(i int) (market, category word) {
	wide := int(math.Ceil(math.Sqrt(float64(m.lines))))
	return m.Markets[i%wide], m.Categories[i/wide]
}

// fill puts the words of a sentence into a form.
func (m *maker) fill(form wording, s sentence) model.Text {
	market, category := m.line(s.line)
	metric, verbs := m.Metrics[s.metric], m.Up
	if metric.Mark == "down" {
		verbs = m.Down
	}
	slots := []struct {
		name string
		word wording
	}{
		{"{line}", m.Line}, {"{market}", market.wording}, {"{category}", category.wording},
		{"{action}", m.Actions[s.action].wording}, {"{subject}", m.Subjects[s.subject].wording},
		{"{deliverable}", m.Deliverables[s.deliverable].wording}, {"{channel}", m.Channels[s.channel].wording},
		{"{partner}", m.Partners[s.partner].wording}, {"{means}", m.Means[s.means].wording},
		{"{metric}", metric.wording}, {"{other}", m.Metrics[s.other].wording}, {"{more}", m.More[s.more].wording},
		{"{verb}", verbs[s.verb].wording}, {"{by}", m.By[s.by].wording}, {"{with}", m.With[s.with].wording},
	}
	for _, w := range slots { // the line comes first, since it has slots of its own
		form.ZH, form.EN = strings.ReplaceAll(form.ZH, w.name, w.word.ZH), strings.ReplaceAll(form.EN, w.name, w.word.EN)
	}
	return model.Text{ZH: form.ZH, EN: strings.ToUpper(form.EN[:1]) + form.EN[1:]}
}

// say makes a sentence for a unit. A unit has its own field of subjects, and in one
// case of four it does something else: that is where overlap comes from.
func (m *maker) say(unit int) sentence {
	field := max(3, 3*len(m.Subjects)/m.units)
	subject := m.below(len(m.Subjects))
	if m.below(4) > 0 {
		subject = (unit*field + m.below(field)) % len(m.Subjects)
	}
	s := sentence{
		subject: subject, line: m.below(m.lines), frame: m.below(len(m.Frames)),
		action: m.below(len(m.Actions)), deliverable: m.below(len(m.Deliverables)), channel: m.below(len(m.Channels)),
		by: m.below(len(m.By)), means: m.below(len(m.Means)), with: m.below(len(m.With)), partner: m.below(len(m.Partners)),
		verb: m.below(len(m.Up)), metric: m.below(len(m.Metrics)), more: m.below(len(m.More)),
	}
	s.other = (s.metric + 1 + m.below(len(m.Metrics)-1)) % len(m.Metrics)
	return s
}

// unit adds a department with its goals and KPIs; every seventh has nobody who heads
// it, every seventh KPI has no owner.
func (m *maker) unit(i int) {
	name := m.Units[i%len(m.Units)].text()
	if n := i / len(m.Units); n > 0 { // the departments of a large company are regional
		market := m.Markets[n-1]
		name = model.Text{ZH: market.ZH + name.ZH, EN: name.EN + " " + market.EN}
	}
	head := model.Text{}
	if i%7 != 6 {
		head = model.Text{ZH: strings.ReplaceAll(m.Head.ZH, "{unit}", name.ZH), EN: strings.ReplaceAll(m.Head.EN, "{unit}", name.EN)}
	}
	unit := id("U", i)
	m.add(model.Unit{ID: unit, Level: model.Department, Name: name, Head: head, Rank: m.rank(model.UnitKind, ""), Basis: model.Analyst})
	for n := range m.goals {
		s, goal := m.say(i), i*m.goals+n
		metric := m.Metrics[s.metric]
		m.add(model.Goal{ID: id("G", goal), Unit: unit, Text: m.fill(m.Goal, s), Stances: model.NewSet(metric.Stance),
			Rank: m.rank(model.GoalKind, unit), Basis: model.Analyst})
		owner := unit
		if goal%7 == 6 {
			owner = ""
		}
		m.add(model.KPI{ID: id("K", goal), Unit: owner, Name: m.fill(m.KPI, s), Better: metric.Mark,
			Rank: m.rank(model.KPIKind, owner), Basis: model.Analyst})
		m.link(id("K", goal), id("G", goal), 2, "", model.Analyst)
	}
}

// duty adds a duty with its links.
func (m *maker) duty(i int) {
	home := m.below(m.units)
	s := m.say(home)
	switch chance := m.below(300); {
	case i == 0:
	case chance < 12: // the near copy of any other
		was := m.said[m.below(i)]
		was.action, was.metric = s.action, s.metric
		s = was
	case chance < 37: // a series: what the one before says, of another object
		was := m.said[i-1]
		was.subject, was.line = s.subject, s.line
		s = was
	}
	m.said = append(m.said, s)
	m.homes[home] = append(m.homes[home], i)
	duty, unit, action := id("D", i), id("U", home), m.Actions[s.action]
	m.add(model.Duty{
		ID: duty, Unit: unit, Title: m.fill(m.Title, s), Text: m.fill(m.Frames[s.frame], s),
		Functions: m.functions(i, s), Control: model.NewSet(action.Mark),
		Rank: m.rank(model.DutyKind, unit), Basis: model.Analyst,
	})
	if strings.Contains(m.Frames[s.frame].ZH, "{channel}") {
		m.link(duty, id("C", s.channel), 2, "", model.Analyst)
	}
	goal := home*m.goals + m.below(m.goals)
	m.link(duty, id("G", goal), 1+m.below(3), "", model.Analyst)
	if m.below(2) > 0 {
		m.link(duty, id("K", goal), 1+m.below(3), "", model.Analyst)
	}
}

// functions tags a duty. A large organisation tells its capabilities apart by line of
// business; only the first duty of each unit is for the whole company.
func (m *maker) functions(i int, s sentence) model.Set {
	function := m.Subjects[s.subject].Mark
	if i < m.units {
		return model.NewSet(function)
	}
	market, category := m.line(s.line)
	at := strings.ToLower(strings.ReplaceAll("."+market.EN+"."+category.EN, " ", "-"))
	return model.NewSet(function+at, m.Actions[s.action].Mark+at)
}

// handoff joins two duties, of one unit in every second case.
func (m *maker) handoff(i int) {
	from := m.below(len(m.said))
	to := m.below(len(m.said))
	if m.below(2) > 0 {
		unit := m.below(m.units)
		if n := len(m.homes[unit]); n > 0 {
			from, to = m.homes[unit][m.below(n)], m.homes[unit][m.below(n)]
		}
	}
	if from == to {
		return
	}
	m.add(model.Handoff{ID: id("H", i), From: id("D", from), To: id("D", to), Object: m.fill(m.Object, m.said[from]),
		Type: model.Sequential, Weight: 1 + m.below(5), Rank: m.rank(model.HandoffKind, ""), Basis: model.Analyst})
}

// dice is the generator SplitMix64 (Steele, Lea and Flood 2014): the same numbers
// on every machine and in every version of Go.
type dice uint64

// below gives a number from 0 to n-1; n is small, so that the bias is nil.
func (d *dice) below(n int) int {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	hi, _ := bits.Mul64(z^z>>31, uint64(n))
	return int(hi)
}
