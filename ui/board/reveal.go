package board

import (
	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
)

// marked are the duties and units that a warning is about.
type marked struct {
	duties, units map[model.ID]check.Severity
}

// Mark rings the cards and the heads that a warning is about until something else is
// selected, and scrolls to the first of them.
func (b *Board) Mark(severity check.Severity, about ...model.Ref) {
	b.marked = marked{map[model.ID]check.Severity{}, map[model.ID]check.Severity{}}
	for _, r := range about {
		if r.Kind == model.UnitKind {
			b.marked.units[r.ID] = severity
		} else {
			b.marked.duties[r.ID] = severity
		}
	}
	b.widen()
	if len(about) > 0 && about[0].Kind == model.UnitKind {
		b.revealUnit(about[0].ID)
	} else if len(about) > 0 {
		b.Reveal(about[0].ID)
	}
	b.heads()
	b.redraw()
}

// revealUnit scrolls so that the head of a unit can be seen.
func (b *Board) revealUnit(unit model.ID) {
	for i, p := range b.plans {
		if p.unit == unit {
			b.revealColumn(b.columns[i])
			return
		}
		for _, it := range p.items {
			if it.kind == laneItem && it.unit == unit {
				b.columns[i].reveal(it.top, it.bottom())
				b.revealColumn(b.columns[i])
				return
			}
		}
	}
}

// Reveal scrolls so that the card of a duty can be seen, and opens its lane.
func (b *Board) Reveal(duty model.ID) {
	d, ok := b.snap.Scenario.Duty(duty)
	if !ok {
		return
	}
	if b.planner.collapsed[d.Unit] {
		delete(b.planner.collapsed, d.Unit)
		b.layout()
	}
	for i, p := range b.plans {
		if at, ok := p.card(duty); ok {
			bottom := at.bottom() + cardGap
			if b.planner.reason == duty {
				bottom += reasonHeight + cardGap
			}
			b.columns[i].reveal(at.top-cardGap, bottom)
			b.revealColumn(b.columns[i])
			return
		}
	}
}

func (b *Board) revealColumn(c *column) {
	x, width := c.Position().X, c.Size().Width
	switch {
	case x < b.across.Offset.X:
		b.across.ScrollToOffset(fyne.NewPos(x-boardPadX, 0))
	case x+width > b.across.Offset.X+b.across.Size().Width:
		b.across.ScrollToOffset(fyne.NewPos(x+width+boardPadX-b.across.Size().Width, 0))
	default:
		return
	}
	b.sight() // the toolkit tells of scrolling by hand only
}
