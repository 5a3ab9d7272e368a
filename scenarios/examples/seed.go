package examples

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sandtable/model"
)

//go:embed seed.json
var seedJSON []byte

// named is a wording of seed.json with the line of the brief that it comes from.
type named struct {
	ID         model.ID
	ZH, EN     string
	Line       int `json:"seed_line"`
	Source     string
	Dept       model.ID
	Kind       string
	Provenance string
}

func (n named) text() model.Text { return model.Text{ZH: n.ZH, EN: n.EN} }

// secondList is the line of the brief with which the second list begins.
const secondList = 123

// list tells in which of the two lists a line stands.
func list(line int) string {
	if line < secondList {
		return "A"
	}
	return "B"
}

// source names a line of the brief in any language: "B:130".
func source(line int) string { return fmt.Sprintf("%s:%d", list(line), line) }

// basis tells what the brief states from what an analyst added.
func basis(provenance string) model.Basis {
	switch provenance {
	case "analyst", "derived":
		return model.Analyst
	case "open":
		return model.Unstated
	}
	return model.Stated
}

// seed is seed.json, without its defaults: they are nobody's statements.
type seed struct {
	Units []struct {
		named
		HeadZH string `json:"head_zh"`
		HeadEN string `json:"head_en"`
	}
	Parties []named `json:"external_parties"`
	Groups  []named `json:"duty_groups"`
	Duties  []struct {
		named
		Group     model.ID
		ShortZH   string `json:"short_zh"`
		ShortEN   string `json:"short_en"`
		Functions []string
		Control   []string `json:"control_roles"`
		Channels  []model.ID
	}
	Goals []struct {
		named
		Horizon    model.Horizon
		Components []struct{ Stance string }
	}
	Tasks []struct {
		named
		Duties   []model.ID
		Fit      string `json:"duty_fit"`
		KPIs     []model.ID
		Tools    []model.ID
		Channels []model.ID
	} `json:"key_tasks"`
	KPIs []struct {
		named
		Unit   string
		Better string
		Phrase string `json:"seed_phrase"`
	}
	Owners []struct {
		KPI  model.ID
		Unit model.ID `json:"owner_unit"`
	} `json:"kpi_owners"`
	Tools    []named
	Channels []named
	Links    []struct {
		Kind       string
		From, To   model.ID
		Strength   int
		Provenance string
	}
	Collaborations []struct {
		named
		DescriptionZH string `json:"description_zh"`
		DescriptionEN string `json:"description_en"`
	} `json:"scenarios"`
	Handoffs []struct {
		named
		Collaboration model.ID `json:"scenario"`
		From, To      model.ID
		ObjectZH      string `json:"object_zh"`
		ObjectEN      string `json:"object_en"`
		Type          model.Interdependence
		Weight        int
	}
	Variants []struct {
		ID    string
		Units []struct {
			named
			Unit   model.ID
			HeadZH string `json:"head_zh"`
			HeadEN string `json:"head_en"`
			Duties []model.ID
		}
	} `json:"structure_variants"`
	Correspondences []Correspondence
}

// Correspondence says that two records, of the first and the second list of the
// brief, are about the same or overlap. It is the analyst's view: something to
// offer to a user of the example seed-ab, not something to do for him.
type Correspondence struct {
	A      model.ID `json:"a"`
	B      model.ID `json:"b"`
	Degree string   `json:"degree"` // "same" or "overlap"
}

func readSeed() (d seed, err error) { return d, json.Unmarshal(seedJSON, &d) }

// collector gathers records for a start, and remembers which ids are there.
type collector struct {
	change model.Change
	has    map[model.ID]model.Kind
	ranks  map[model.ID]int
}

func (c *collector) add(records ...model.Record) {
	for _, r := range records {
		c.change.Edits = append(c.change.Edits, model.Edit{After: r})
		c.has[r.Ref().ID] = r.Ref().Kind
	}
}

// rank numbers the records of one kind in one unit, leaving room between.
func (c *collector) rank(k model.Kind, unit model.ID) int {
	key := model.ID(k) + "." + unit
	c.ranks[key] += 1024
	return c.ranks[key]
}

// link joins two records that are there.
func (c *collector) link(from, to model.ID, strength int, source string, basis model.Basis) {
	f, t := c.has[from], c.has[to]
	if f == "" || t == "" {
		return
	}
	c.add(model.Link{ID: model.LinkID(from, to), From: model.Ref{Kind: f, ID: from}, To: model.Ref{Kind: t, ID: to},
		Strength: strength, Source: source, Basis: basis})
}

func newCollector(name model.Text) *collector {
	c := &collector{has: map[model.ID]model.Kind{}, ranks: map[model.ID]int{}}
	c.add(model.Brief{ID: model.BriefID, Name: name})
	return c
}

// scenario builds the start, and reads it back from its JSON, which refuses what
// no verb could have made.
func (c *collector) scenario() (s model.Scenario, err error) {
	built, err := model.Apply(model.Scenario{}, c.change)
	if err != nil {
		return s, err
	}
	raw, err := built.MarshalJSON()
	if err != nil {
		return s, err
	}
	return s, json.Unmarshal(raw, &s)
}

// baseline is what the lists ("A", "B" or "AB") of the brief describe. KPIs, tools
// and channels are there when a record of those lists uses them or when they stand
// in those lists.
func (d seed) baseline(lists string, name model.Text, outputs map[model.ID]model.Text) (model.Scenario, error) {
	in := func(n named) bool { return strings.Contains(lists, n.Source) }
	c := newCollector(name)
	for _, u := range d.Units {
		c.add(model.Unit{ID: u.ID, Level: model.Department, Name: u.text(), Head: model.Text{ZH: u.HeadZH, EN: u.HeadEN},
			Rank: c.rank(model.UnitKind, ""), Source: source(u.Line), Basis: model.Stated})
	}
	for _, u := range d.Parties {
		c.add(model.Unit{ID: u.ID, Level: model.External, Name: u.text(),
			Rank: c.rank(model.UnitKind, ""), Source: source(u.Line), Basis: model.Stated})
	}
	for _, x := range d.Duties {
		if in(x.named) {
			c.add(model.Duty{ID: x.ID, Text: x.text(), Title: model.Text{ZH: x.ShortZH, EN: x.ShortEN}, Unit: x.Dept,
				Functions: model.NewSet(x.Functions...), Control: model.NewSet(x.Control...), Group: d.group(x.Group),
				Rank: c.rank(model.DutyKind, x.Dept), Source: source(x.Line), Basis: model.Stated})
		}
	}
	for _, x := range d.Goals {
		if !in(x.named) {
			continue
		}
		var stances []string
		for _, part := range x.Components {
			stances = append(stances, part.Stance)
		}
		c.add(model.Goal{ID: x.ID, Unit: x.Dept, Text: x.text(), Horizon: x.Horizon, Stances: model.NewSet(stances...),
			Rank: c.rank(model.GoalKind, x.Dept), Source: source(x.Line), Basis: model.Stated})
	}
	for _, x := range d.Tasks {
		if in(x.named) {
			c.add(model.Task{ID: x.ID, Unit: x.Dept, Text: x.text(),
				Rank: c.rank(model.TaskKind, x.Dept), Source: source(x.Line), Basis: model.Stated})
		}
	}
	d.resources(c, lists)
	d.links(c, in)
	d.handoffs(c, in, outputs)
	return c.scenario()
}

func (d seed) group(id model.ID) model.Text {
	for _, g := range d.Groups {
		if g.ID == id {
			return g.text()
		}
	}
	return model.Text{}
}

// resources adds the KPIs, tools and channels that the collected records use.
func (d seed) resources(c *collector, lists string) {
	used := map[model.ID]bool{}
	for _, l := range d.Links {
		if c.has[l.From] != "" {
			used[l.To] = true
		}
		if c.has[l.To] != "" {
			used[l.From] = true
		}
	}
	for _, x := range d.Duties {
		for _, id := range x.Channels {
			used[id] = used[id] || c.has[x.ID] != ""
		}
	}
	for _, x := range d.Tasks {
		for _, id := range slices.Concat(x.KPIs, x.Tools, x.Channels) {
			used[id] = used[id] || c.has[x.ID] != ""
		}
	}
	wanted := func(n named) bool { return used[n.ID] || strings.Contains(lists, list(n.Line)) }
	owners := map[model.ID]model.ID{}
	for _, o := range d.Owners {
		owners[o.KPI] = o.Unit
	}
	for _, x := range d.KPIs {
		if wanted(x.named) {
			c.add(model.KPI{ID: x.ID, Unit: owners[x.ID], Name: x.text(), Measure: x.Unit, Better: x.Better,
				Rank: c.rank(model.KPIKind, owners[x.ID]), Source: source(x.Line), Basis: basis(x.Provenance)})
		}
	}
	for _, x := range d.Tools {
		if wanted(x) {
			c.add(model.Tool{ID: x.ID, Unit: x.Dept, Name: x.text(), Sort: x.Kind, Source: source(x.Line), Basis: basis(x.Provenance)})
		}
	}
	for _, x := range d.Channels {
		if wanted(x) {
			c.add(model.Channel{ID: x.ID, Name: x.text(), Sort: x.Kind, Source: source(x.Line), Basis: model.Stated})
		}
	}
}

// links adds the links between collected records. Which duty carries a task is the
// analyst's reading; a resource that the text of a task names is stated.
func (d seed) links(c *collector, in func(named) bool) {
	for _, l := range d.Links {
		c.link(l.From, l.To, l.Strength, "", basis(l.Provenance))
	}
	for _, x := range d.Duties {
		for _, id := range x.Channels {
			c.link(x.ID, id, 2, source(x.Line), model.Stated)
		}
	}
	words := map[model.ID]string{}
	for _, n := range slices.Concat(d.Tools, d.Channels) {
		words[n.ID] = n.ZH
	}
	for _, k := range d.KPIs {
		words[k.ID] = k.Phrase
	}
	for _, x := range d.Tasks {
		if !in(x.named) {
			continue
		}
		strength := 2
		if x.Fit == "direct" {
			strength = 3
		}
		for _, id := range x.Duties {
			c.link(id, x.ID, strength, "", model.Analyst)
		}
		for _, id := range slices.Concat(x.KPIs, x.Tools, x.Channels) {
			if word := words[id]; word != "" && strings.Contains(x.ZH, word) {
				c.link(x.ID, id, 2, source(x.Line), model.Stated)
			} else {
				c.link(x.ID, id, 2, "", model.Analyst)
			}
		}
	}
}

// handoffs adds the collaborations and the hand-offs they are made of.
func (d seed) handoffs(c *collector, in func(named) bool, outputs map[model.ID]model.Text) {
	lines := map[model.ID]int{}
	for _, x := range d.Collaborations {
		lines[x.ID] = x.Line
		c.add(model.Collaboration{ID: x.ID, Name: x.text(), Description: model.Text{ZH: x.DescriptionZH, EN: x.DescriptionEN},
			Output: outputs[x.ID], Source: source(x.Line), Basis: model.Stated})
	}
	for _, x := range d.Handoffs {
		if !in(x.named) {
			continue
		}
		from := ""
		if line := lines[x.Collaboration]; line > 0 && basis(x.Provenance) == model.Stated {
			from = source(line)
		}
		c.add(model.Handoff{ID: x.ID, From: x.From, To: x.To, Object: model.Text{ZH: x.ObjectZH, EN: x.ObjectEN}, Type: x.Type, Weight: x.Weight,
			Collaboration: x.Collaboration, Rank: c.rank(model.HandoffKind, ""), Source: from, Basis: basis(x.Provenance)})
	}
}
