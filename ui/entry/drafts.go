package entry

import (
	"maps"

	"sandtable/model"
)

// Drafts keep what was begun to be typed and neither stored nor given up, each by what it is
// about: a thing of a scenario of a library. The zero Drafts are none.
type Drafts struct {
	library string
	typed   map[About]string
}

// About is what a draft is about.
type About struct {
	library, thing string
	scenario       model.ID
}

// Turn says which library is looked at from now on.
func (d *Drafts) Turn(library string) { d.library = library }

// About names a thing of a scenario of the library that is looked at.
func (d *Drafts) About(scenario model.ID, thing string) About {
	return About{d.library, thing, scenario}
}

// Of is what was typed about something; "" when nothing was.
func (d *Drafts) Of(a About) string { return d.typed[a] }

// Keep keeps what was typed about something; "" forgets it.
func (d *Drafts) Keep(a About, typed string) {
	if d.typed == nil {
		d.typed = map[About]string{}
	}
	if d.typed[a] = typed; typed == "" {
		delete(d.typed, a)
	}
}

// Forked says that one goes on in another scenario: what is being written about the one is
// about the other now.
func (d *Drafts) Forked(from, to model.ID) {
	for a, typed := range maps.Clone(d.typed) {
		if a.library == d.library && a.scenario == from {
			delete(d.typed, a)
			a.scenario = to
			d.typed[a] = typed
		}
	}
}
