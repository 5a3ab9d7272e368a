package intake

import (
	"slices"
	"strings"
)

// Handoff is what one duty of a [Draft] hands to another.
type Handoff struct {
	From, To  int    // indexes of duties
	Object    string // "" where it is not said
	Row, Line int    // as of [Unit]
}

// handing is a hand-off of which the other side is not known before all duties are.
type handing struct {
	duty      int
	gives     bool // the duty hands on; else it takes over
	other     string
	row, line int
}

// handingStroke stands between a unit and its duty in the name of a side.
const handingStroke = " / "

// handings keeps what the columns of hand-offs of a row say.
func (g *grid) handings(i int, duties []int) {
	for c, col := range g.cols {
		if col.Role != HandsTo && col.Role != TakesFrom {
			continue
		}
		s := cell(g.rows[i], c)
		if s == "" || g.nothing(s) {
			continue
		}
		for _, other := range sides(s) {
			if other = g.plainOther(other); other == "" {
				continue
			}
			if len(duties) == 0 {
				g.ask(i, NoTaker, other)
			}
			for _, d := range duties {
				g.handed = append(g.handed, handing{duty: d, gives: col.Role == HandsTo, other: other, row: i})
			}
		}
	}
}

// sides cuts a cell of hand-offs: behind a colon stands what is handed on, in which words may
// stand beside each other.
func sides(s string) (out []string) {
	for line := range strings.Lines(s) {
		marks := "、，,;；"
		if _, _, colon := cutColon(line); colon {
			marks = ";；"
		}
		out = append(out, splitOutside(strings.TrimSpace(line), marks)...)
	}
	return out
}

// plainOther takes a side of a hand-off as it is said, without its number.
func (w *words) plainOther(s string) string {
	s = oneLine(s)
	if m, ok := marked(s); ok {
		s = s[m.width:]
	}
	return strings.TrimSpace(s)
}

// hand finds the other sides of the hand-offs, and asks about those that are not known.
func (b *builder) hand() {
	for _, h := range b.handed {
		name, object, _ := cutColon(h.other)
		other := b.taker(h, name)
		if other == None {
			b.asked = append(b.asked, Question{Row: h.row, Line: h.line, Code: NoTaker, Text: h.other})
			continue
		}
		made := Handoff{From: other, To: h.duty, Object: object, Row: h.row, Line: h.line}
		if h.gives {
			made.From, made.To = h.duty, other
		}
		at := slices.IndexFunc(b.draft.Handoffs, func(o Handoff) bool {
			return o.From == made.From && o.To == made.To && (o.Object == object || o.Object == "" || object == "")
		})
		switch {
		case made.From == made.To:
		case at < 0:
			b.draft.Handoffs = append(b.draft.Handoffs, made)
		case b.draft.Handoffs[at].Object == "":
			b.draft.Handoffs[at].Object = object
		}
	}
}

// taker gives the duty that a side of a hand-off names: by its words or its title, perhaps
// behind its unit and a stroke; by a unit that has one duty, or one alone that speaks of
// this one in turn. None where that does not tell it.
func (b *builder) taker(h handing, name string) int {
	unit, duty, stroke := strings.Cut(name, handingStroke)
	if d := b.calledDuty(name, None); d != None {
		return d
	}
	u, ok := b.known(unit)
	switch {
	case !ok:
		return None
	case stroke:
		return b.calledDuty(duty, u)
	}
	var all, back []int
	for i, d := range b.draft.Duties {
		if !b.inside(d.Unit, u) || i == h.duty {
			continue
		}
		all = append(all, i)
		if b.speaks(i, !h.gives, b.draft.Duties[h.duty]) {
			back = append(back, i)
		}
	}
	switch {
	case len(all) == 1:
		return all[0]
	case len(back) == 1:
		return back[0]
	}
	return None
}

// speaks tells whether a duty says that it hands to, or takes from, another one or its unit.
func (b *builder) speaks(duty int, gives bool, other Duty) bool {
	return slices.ContainsFunc(b.handed, func(h handing) bool {
		if h.duty != duty || h.gives != gives {
			return false
		}
		name, _, _ := cutColon(h.other)
		if u, ok := b.known(name); ok {
			return b.inside(other.Unit, u)
		}
		return other.is(name)
	})
}

// calledDuty gives the one duty of some words or of a title, in a unit or anywhere.
func (b *builder) calledDuty(name string, unit int) int {
	found := None
	for i, d := range b.draft.Duties {
		if !d.is(name) || unit != None && !b.inside(d.Unit, unit) {
			continue
		}
		if found != None {
			return None
		}
		found = i
	}
	return found
}

// is tells whether a duty has these words, or this title.
func (d Duty) is(name string) bool {
	name = bare(name)
	return name != "" && slices.Contains([]string{bare(d.Text.ZH), bare(d.Text.EN), bare(d.Title.ZH), bare(d.Title.EN)}, name)
}

// inside tells whether a unit is another one or lies below it.
func (b *builder) inside(unit, above int) bool {
	for ; unit != None; unit = b.draft.Units[unit].Parent {
		if unit == above {
			return true
		}
	}
	return false
}
