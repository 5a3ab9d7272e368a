package matrix

import (
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/compare"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// relation says a tie in a few words.
func relation(p text.Printer, s model.Scenario, units []model.ID, tie compare.Tie) string {
	unit := ""
	if tie.Side >= 0 && tie.Side < len(units) {
		unit = p.Name(s, model.Ref{Kind: model.UnitKind, ID: units[tie.Side]})
	}
	key := "matrix.tie." + string(tie.Reason)
	args := []any{"u", unit, "n", len(tie.Subjects)}
	if tie.Reason == compare.OpposedGoals {
		stances, _ := model.FieldOf(model.GoalKind, "stances")
		return p.T(key, "x", p.Value(s, stances, tie.Words[0]), "y", p.Value(s, stances, tie.Words[1]))
	}
	said := subjects(p, s, tie)
	if tie.Reason == compare.SameWording && said == "" {
		key = "matrix.tie.same-words"
	}
	return p.T(key, append(args, "x", said)...)
}

// few is how many subjects a pill names before it counts them.
const few = 3

func subjects(p text.Printer, s model.Scenario, tie compare.Tie) string {
	var names []string
	for _, r := range tie.Subjects {
		names = append(names, p.Name(s, r))
	}
	if tie.Reason == compare.SameWording {
		var english []string
		if p.Lang() == model.EN {
			english = tie.English(s)
		}
		names = append(names, p.Shared(tie.Words, english)...)
	} else {
		for _, w := range tie.Words {
			names = append(names, spoken(p, s, tie.Reason, w))
		}
	}
	if len(names) > few {
		return p.T("matrix.tie.several", "x", p.List(names[:few-1]...), "n", len(names))
	}
	return p.List(names...)
}

// spoken says a word of a tie: a tag, a stance, a sort, or a word of the texts as it is.
func spoken(p text.Printer, s model.Scenario, why compare.Reason, w string) string {
	var f model.Field
	switch why {
	case compare.SameFunction:
		return p.Function(w)
	case compare.SameSubject:
		return model.UnpackText(w).In(p.Lang())
	case compare.SharedStance:
		f, _ = model.FieldOf(model.GoalKind, "stances")
	case compare.SameSort:
		f, _ = model.FieldOf(model.ToolKind, "sort")
	default:
		return w
	}
	return p.Value(s, f, w)
}

// pill gives the look of a tie: a shape of its own for every relation, so that it
// can be told without colour.
func pill(tie compare.Tie, said string) chip {
	c := chip{text: said, edge: look.Clear}
	switch tie.Relation {
	case compare.Agreeing:
		c.ink, c.ground, c.icon = look.BetterInk, look.BetterTint, "check"
	case compare.Opposing:
		c.ink, c.ground, c.icon = look.MediumInk, look.MediumTint, "swap"
	case compare.Lacking:
		c.ink, c.ground, c.glyph = look.HighInk, look.HighTint, look.High
		if tie.Reason == compare.NoAgreement { // many at once, none of them alarming
			c.ink, c.ground, c.glyph = look.MediumInk, look.MediumTint, look.Medium
		}
	default:
		v := look.Medium
		if tie.Severity <= check.Low {
			v = look.Low
		}
		c.ink, c.ground, c.glyph = v.Ink(), v.Ground(), v
	}
	return c
}

// legend shows what the shapes mean.
func legend(p text.Printer, s *look.Sheet, x, y float32) {
	for i, r := range []compare.Relation{compare.Overlapping, compare.Agreeing, compare.Opposing, compare.Lacking} {
		c := pill(compare.Tie{Relation: r, Severity: check.Medium}, "")
		at := y + float32(i)*26
		if c.glyph != look.NoSeverity {
			s.Glyph(x, at+3, 12, c.glyph)
		} else {
			s.Icon(x-1, at+2, 14, c.icon, c.ink)
		}
		s.Text(x+20, at, look.Small, look.Ink2, p.T("matrix.relation."+string(r)))
	}
}
