package intake

import (
	"strconv"
	"strings"

	"sandtable/model"
	"sandtable/model/proposal"
	"sandtable/scenarios/intake/sheet"
)

// duties adds what the columns of duties of a row say.
func (g *grid) duties(i, home int, take Take) (out []int) {
	row := g.rows[i]
	var texts []string
	paired := -1
	for c, col := range g.cols {
		if s := cell(row, c); col.Role == DutyText && s != "" && !g.nothing(s) {
			if paired >= 0 && hasHan(s) != hasHan(texts[paired]) && len(texts) > 0 {
				texts[paired] += "\x00" + s
				continue
			}
			texts = append(texts, s)
			paired = len(texts) - 1
		}
	}
	if take == AsDuty && len(texts) == 0 {
		texts = []string{joined(row.Cells)}
	}
	if len(texts) == 0 && g.titled(row) != "" && rolesOf(g.cols)[DutyText] {
		texts = []string{g.titled(row)}
	}
	if len(texts) > 0 && home == None {
		g.ask(i, NoUnit, strings.ReplaceAll(texts[0], "\x00", " "))
	}
	for _, s := range texts {
		zh, en, two := strings.Cut(s, "\x00")
		items := itemsOf(zh, i, g.single || take == Split)
		var also []item
		if two {
			also = itemsOf(en, i, g.single || take == Split)
		}
		for k, it := range items {
			d := g.about(row, i, home)
			d.Text = text(it.text)
			if len(also) == len(items) {
				d.Text = bothWordings(it.text, also[k].text)
			}
			if it.group != "" {
				d.Group = it.group
			}
			if len(items) > 1 {
				d.Title = model.Text{}
			}
			if !g.single && take != Split {
				if n := len(clauses(part{line: line{text: it.text}})); n >= 3 {
					g.ask(i, ManyThings, it.text)
					g.asked[len(g.asked)-1].Count = n
				}
			}
			out = append(out, g.duty(d))
		}
	}
	return out
}

func bothWordings(a, b string) model.Text {
	if hasHan(a) {
		return model.Text{ZH: a, EN: b}
	}
	return model.Text{ZH: b, EN: a}
}

func (g *grid) titled(row sheet.Row) string {
	for c, col := range g.cols {
		if col.Role == DutyTitle {
			return cell(row, c)
		}
	}
	return ""
}

// about gives what a row says of its duties beside their text.
func (g *grid) about(row sheet.Row, i, home int) Duty {
	d := Duty{Unit: home, Row: i, Group: g.group}
	if g.own {
		d.Known = model.ID(cell(row, 0))
	}
	for c, col := range g.cols {
		s := g.spread(row, c)
		if s == "" || g.nothing(s) {
			continue
		}
		switch col.Role {
		case DutyTitle:
			if cell(row, c) != "" && extent(s) <= 24 {
				if t := text(oneLine(s)); t.ZH != "" {
					d.Title.ZH = t.ZH
				} else {
					d.Title.EN = t.EN
				}
			}
		case Group:
			d.Group = oneLine(s)
		case Frequency:
			if v, ok := g.value("frequency", s); ok {
				d.Frequency = v
			} else {
				d.Frequency = oneLine(s)
			}
		case Criticality:
			if v, ok := g.value("criticality", s); ok {
				d.Criticality, _ = strconv.Atoi(v)
			} else {
				g.ask(i, BadValue, s)
			}
		case Effort:
			if n, ok := parseNumber(s); ok {
				d.Effort = n
			} else {
				g.ask(i, BadNumber, s)
			}
		case Function:
			for _, word := range namesOf(s, g.words) {
				codes := functionsIn(word)
				if len(codes) == 0 {
					g.ask(i, BadValue, word)
				}
				d.Functions = append(d.Functions, codes...)
			}
		case Control:
			for _, word := range namesOf(s, g.words) {
				if v, ok := g.value("control", word); ok {
					d.Control = append(d.Control, v)
				} else {
					g.ask(i, BadValue, word)
				}
			}
		}
	}
	return d
}

// functionsIn gives the functions that a word names: by its code, or as people call it.
func functionsIn(word string) (codes []string) {
	if proposal.Known(word) {
		return []string{word}
	}
	for _, p := range proposal.Read(strings.ReplaceAll(word, "_", " ")) {
		if p.Kind == proposal.Function {
			codes = append(codes, p.Code)
		}
	}
	return codes
}

// thingKinds are the roles whose cells name records of their own.
var thingKinds = map[Role]model.Kind{KPI: model.KPIKind, Goal: model.GoalKind, Task: model.TaskKind, Tool: model.ToolKind, Channel: model.ChannelKind}

// thingCells adds the KPIs, goals, tasks, tools and channels of a row.
func (g *grid) thingCells(i, home int, duties []int) {
	row := g.rows[i]
	weight := 0.0
	for c, col := range g.cols {
		if col.Role == Weight {
			weight, _ = parseNumber(cell(row, c))
		}
	}
	for c, col := range g.cols {
		kind, ok := thingKinds[col.Role]
		if !ok {
			continue
		}
		s := g.spread(row, c)
		if s == "" || g.nothing(s) {
			continue
		}
		for _, name := range g.thingNames(kind, s) {
			one := None
			if len(duties) == 1 {
				one = duties[0]
			}
			t := g.thing(kind, home, name, one, i)
			if weight > 0 && (kind == model.KPIKind || kind == model.GoalKind) {
				g.draft.Things[t].Weight = weight
			}
			if len(duties) > 1 { // the row measures all of them
				for _, d := range duties {
					g.thing(kind, home, name, d, i)
				}
			}
		}
	}
}

// thingNames splits a cell of things: goals and tasks are statements, the others are names.
func (w *words) thingNames(kind model.Kind, s string) (out []string) {
	if kind == model.GoalKind || kind == model.TaskKind {
		for _, it := range itemsOf(s, 0, true) {
			out = append(out, it.text)
		}
		return out
	}
	return namesOf(s, w)
}
