package model

// UnitPart is one part of a unit that is split. Duties are taken from the unit and
// from the units below it.
type UnitPart struct {
	ID     ID
	Name   Text
	Duties []ID
}

// SplitUnit splits a unit. Into positions or teams: the parts are put below it and
// take the duties named. Into departments: the parts are put beside it; each goal,
// key task, KPI, tool and channel goes where the duties that serve it most have
// gone; the unit itself goes when nothing is left in it: every part then has its
// controls, the first all else that it still had.
func SplitUnit(id ID, level UnitLevel, parts ...UnitPart) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		u, err := d.unit(id)
		if err != nil {
			return Change{}, err
		}
		if u.Level == External {
			return Change{}, refuse(ExternalUnit, u.Ref())
		}
		if len(parts) == 0 {
			return Change{}, refuse(NeedsTwo, u.Ref())
		}
		if level == External {
			return Change{}, &Refusal{Code: CannotSplitThere, Refs: []Ref{u.Ref()}}
		}
		below := level == Position || level == Team
		parent := u.Parent
		if below {
			parent = id
		}
		taken := map[ID]bool{}
		for _, p := range parts {
			part := Unit{ID: p.ID, Parent: parent, Level: level, Name: p.Name, Origin: SetOf(id)}
			if _, err := d.newUnit(part); err != nil {
				return Change{}, err
			}
			for _, duty := range p.Duties {
				if x, err := d.duty(duty); err != nil {
					return Change{}, err
				} else if taken[duty] {
					return Change{}, refuse(DutyTwice, x.Ref())
				} else if !s.Inside(x.Unit, id) {
					return Change{}, refuse(NotInUnit, x.Ref(), u.Ref())
				}
				taken[duty] = true
			}
			if len(p.Duties) > 0 {
				if err := d.place(p.ID, "", p.Duties...); err != nil {
					return Change{}, err
				}
			}
		}
		if !below {
			d.follow(u, parts)
			if len(d.dutiesOf(id)) == 0 && len(s.Children(id)) == 0 {
				for i, p := range parts {
					part, _ := d.unit(p.ID)
					if i == 0 {
						part.Mission, part.Authority = u.Mission, u.Authority
					}
					if part.FormerHeads = u.FormerHeads; !u.Head.Empty() {
						part.FormerHeads = part.FormerHeads.Plus(NewSet(PackText(u.Head)))
					}
					d.put(part)
				}
				for _, c := range where(d, ControlKind, func(c *Control) bool { return c.Unit == id }) {
					for _, p := range parts { // fewer duties than it was made for
						c.ID, c.Unit = ControlID(p.ID, c.Type), p.ID
						d.put(c)
					}
				}
				d.inherit(parts[0].ID, id)
				d.forget(u.Ref())
			}
		}
		return d.change("split-unit")
	}
}
