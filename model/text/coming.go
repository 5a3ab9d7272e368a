package text

import "sandtable/model"

// Coming is what becomes of a scenario of another library when that is brought in.
type Coming struct {
	Name   model.Text // there
	Called model.Text // here
	Parent model.Text // of which it is a fork here, when Way is "fork"
	Way    string     // "already", "fork" or "tree"
	Steps  int
	// Reopened: it was adopted there and is not here, since its name has changed.
	Reopened bool
}

// Coming says in one sentence, or two, what becomes of it.
func (p Printer) Coming(c Coming) string {
	way := c.Way
	if way == "fork" && c.Steps == 0 {
		way = "fork-unchanged"
	}
	said := p.T("coming."+way, "name", c.Name.In(p.lang), "parent", c.Parent.In(p.lang), "n", c.Steps)
	if c.Called != c.Name && c.Way != "already" {
		said += p.T("coming.called", "name", c.Called.In(p.lang))
	}
	if c.Reopened {
		said += p.T("coming.reopened")
	}
	return said
}
