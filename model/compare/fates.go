package compare

import "sandtable/model"

// Fate is what became of a unit between two scenarios, or from what it is. The zero Fate
// is that of a unit that stayed as it was.
type Fate struct {
	Gone bool
	Into model.ID // the unit that a gone one was merged into; "" = none
	New  bool
	// Merged are the units that were brought together in it, Split the one that it was
	// split from, by their ids in the earlier scenario.
	Merged  []model.ID
	Split   model.ID
	Moved   bool
	Was     model.ID // what it stood below before it moved; "" = at the top
	Renamed bool
}

// Fates tells of every unit of two scenarios, gone ones too, what became of it. Units that
// stayed as they were are not among them.
func Fates(before, after model.Scenario) map[model.ID]Fate {
	out := map[model.ID]Fate{}
	into := map[model.ID]model.ID{}
	for _, u := range after.Units() {
		was, had := before.Unit(u.ID)
		f := Fate{New: !had}
		var from []model.ID
		for id := range u.Origin.Minus(was.Origin).All() {
			if before.Has(model.Ref{Kind: model.UnitKind, ID: model.ID(id)}) && model.ID(id) != u.ID {
				from = append(from, model.ID(id))
			}
		}
		switch {
		case had && len(from) > 0, len(from) > 1:
			f.Merged = from
			for _, id := range from {
				into[id] = u.ID
			}
		case len(from) == 1:
			f.Split = from[0]
		}
		if had {
			f.Moved, f.Renamed = was.Parent != u.Parent, was.Name != u.Name
			if f.Moved {
				f.Was = was.Parent
			}
		}
		if f.changed() {
			out[u.ID] = f
		}
	}
	for _, u := range before.Units() {
		if !after.Has(u.Ref()) {
			out[u.ID] = Fate{Gone: true, Into: into[u.ID]}
		}
	}
	return out
}

func (f Fate) changed() bool {
	return f.Gone || f.New || f.Moved || f.Renamed || len(f.Merged) > 0 || f.Split != ""
}
