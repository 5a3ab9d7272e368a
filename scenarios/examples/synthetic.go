package examples

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math/bits"
	"strings"

	"sandtable/model"
)

//go:embed lexicon.json
var lexiconJSON []byte

// marked is a word of lexicon.json. Mark is the control role of an action, the sort
// of a channel, the function of an object, the stance of a purpose.
type marked struct{ ZH, EN, Mark string }

func (m marked) text() model.Text { return model.Text{ZH: m.ZH, EN: m.EN} }

// lexicon holds the words that made-up duties are put together from.
type lexicon struct {
	Name, Sentence                              marked
	Units, Actions, Channels, Objects, Purposes []marked
	Regions, Categories                         []marked
}

// The bounds of a made-up organisation.
const (
	MaxDuties = 100_000
	MaxUnits  = 1_000
)

// Synthetic makes an organisation up: departments, each with a goal and a KPI, and
// duties put together from a small lexicon, so that many overlap in words,
// functions and channels as real ones do. It depends on its arguments only. The
// error is a [*model.InputError] when a number is out of bounds.
func Synthetic(duties, units int, seed uint64) (model.Scenario, error) {
	for _, n := range []struct {
		name          string
		value, lo, hi int
	}{{"duties", duties, 0, MaxDuties}, {"units", units, 1, MaxUnits}} {
		if n.value < n.lo || n.value > n.hi {
			return model.Scenario{}, &model.InputError{
				Field: model.Field{Name: n.name, Type: model.Whole, Min: float64(n.lo), Max: float64(n.hi)},
				Value: fmt.Sprint(n.value), Reason: "out of range"}
		}
	}
	var words lexicon
	if err := json.Unmarshal(lexiconJSON, &words); err != nil {
		return model.Scenario{}, err
	}
	c := newCollector(words.Name.text())
	r := dice(seed)
	for i, w := range words.Channels {
		c.add(model.Channel{ID: id("C", i), Name: w.text(), Sort: w.Mark, Basis: model.Analyst})
	}
	for i := range units {
		words.unit(c, i, &r)
	}
	for i := range duties {
		words.duty(c, i, duties, units, &r)
	}
	for i := range duties { // about as many hand-offs as duties, as in the brief
		from, to := r.below(duties), r.below(duties)
		if from == to {
			continue
		}
		object := words.Objects[r.below(len(words.Objects))]
		c.add(model.Handoff{ID: id("H", i), From: id("D", from), To: id("D", to), Object: object.text(),
			Type: model.Sequential, Weight: 1 + r.below(5), Rank: c.rank(model.HandoffKind, ""), Basis: model.Analyst})
	}
	return c.scenario()
}

// id numbers from 1, as people do.
func id(letter string, i int) model.ID { return model.ID(fmt.Sprint(letter, i+1)) }

// unit adds a department with its goal and its KPI; every seventh KPI has no owner.
func (l lexicon) unit(c *collector, i int, r *dice) {
	name := l.Units[i%len(l.Units)].text()
	if n := i/len(l.Units) + 1; n > 1 {
		name = model.Text{ZH: fmt.Sprint(name.ZH, n), EN: fmt.Sprint(name.EN, " ", n)}
	}
	unit := id("U", i)
	c.add(model.Unit{ID: unit, Level: model.Department, Name: name, Rank: c.rank(model.UnitKind, ""), Basis: model.Analyst})
	purpose := l.Purposes[r.below(len(l.Purposes))]
	c.add(model.Goal{ID: id("G", i), Unit: unit, Text: purpose.text(), Stances: model.NewSet(purpose.Mark), Rank: 1024, Basis: model.Analyst})
	owner := unit
	if i%7 == 6 {
		owner = ""
	}
	c.add(model.KPI{ID: id("K", i), Unit: owner, Name: purpose.text(), Better: "up", Rank: c.rank(model.KPIKind, owner), Basis: model.Analyst})
	c.link(id("K", i), id("G", i), 2, "", model.Analyst)
}

// line gives one of n lines of business, a category of goods in a region, and its tag.
func (l lexicon) line(n int, r *dice) (model.Text, string) {
	i := r.below(min(n, len(l.Categories)*len(l.Regions)))
	category, region := l.Categories[i%len(l.Categories)], l.Regions[i/len(l.Categories)]
	return model.Text{ZH: region.ZH + category.ZH, EN: region.EN + " " + category.EN}, fmt.Sprint("line", i+1)
}

// duty adds a duty with its links. A department has a field of work, and in one case
// of four it does something else: that is where overlap comes from. There is a line
// of business for every hundred duties, so that a duty overlaps with about as many
// others whatever the size of the organisation.
func (l lexicon) duty(c *collector, i, duties, units int, r *dice) {
	home := r.below(units)
	object := l.Objects[r.below(len(l.Objects))]
	if r.below(4) > 0 {
		object = l.Objects[(home*3+r.below(3))%len(l.Objects)]
	}
	line, tag := l.line(1+duties/100, r)
	action, purpose := l.Actions[r.below(len(l.Actions))], l.Purposes[r.below(len(l.Purposes))]
	channel := r.below(len(l.Channels))
	on := l.Channels[channel]
	duty, unit := id("D", i), id("U", home)
	title := model.Text{ZH: line.ZH + on.ZH + object.ZH, EN: object.EN + ", " + line.EN}
	title.EN = strings.ToUpper(title.EN[:1]) + title.EN[1:]
	c.add(model.Duty{
		ID: duty, Unit: unit, Title: title,
		Text: model.Text{
			ZH: filled(l.Sentence.ZH, action.ZH, line.ZH, on.ZH, object.ZH, purpose.ZH),
			EN: filled(l.Sentence.EN, action.EN, line.EN, on.EN, object.EN, purpose.EN),
		},
		Functions: model.NewSet(object.Mark+"-"+tag, action.Mark+"-"+tag), Control: model.NewSet(action.Mark),
		Rank: c.rank(model.DutyKind, unit), Basis: model.Analyst,
	})
	c.link(duty, id("C", channel), 2, "", model.Analyst)
	c.link(duty, id("G", home), 1+r.below(3), "", model.Analyst)
	if r.below(2) > 0 {
		c.link(duty, id("K", home), 1+r.below(3), "", model.Analyst)
	}
}

func filled(sentence, action, line, channel, object, purpose string) string {
	return strings.NewReplacer("{action}", action, "{line}", line, "{channel}", channel, "{object}", object, "{purpose}", purpose).Replace(sentence)
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
