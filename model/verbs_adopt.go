package model

// Adopt carries out a change that came from a comparison or a merge. What the scenario
// already has is left out; the refusal is [StaleAdoption] when the change does not fit,
// [ReferencedThing] when a reference would point nowhere.
func Adopt(c Change) Verb { return adopting("adopt", c) }

// ImportVerb is the word of a step that brought in what a document says.
const ImportVerb = "import"

// Import is [Adopt] for a change that was read from a document.
func Import(c Change) Verb { return adopting(ImportVerb, c) }

func adopting(verb string, c Change) Verb {
	return func(s Scenario) (Change, error) {
		var open Change
		for _, e := range c.Edits {
			spec := specOf(e.Ref().Kind)
			if spec == nil || !e.Ref().validID() || e.Updated() && e.Before.Ref() != e.Ref() {
				return Change{}, refuse(StaleAdoption)
			}
			if e, rest := spec.fit(&s, e); rest {
				open.Edits = append(open.Edits, e)
			}
			if r := s.Find(e.Ref().ID); e.Added() && r != nil && r.Ref() != e.Ref() {
				return Change{}, refuse(IDTaken, r.Ref())
			}
		}
		next, err := Apply(s, open)
		if err != nil {
			return Change{}, refuse(StaleAdoption)
		}
		if broken := next.Dangling(); len(broken) > 0 {
			return Change{}, refuse(ReferencedThing, broken[0].To, broken[0].From)
		}
		d := drafting(s)
		for _, ref := range open.Touched() {
			d.now[ref] = next.Get(ref)
		}
		return d.change(verb)
	}
}

// RestoreVerb is the word of a step that made the scenario again what it once was.
const RestoreVerb = "restore"

// Restore makes the scenario what it was, as a new step: what came since stays in the log.
// What was asked and decided since stays too, but for comments on what is there no more.
func Restore(was Scenario) Verb {
	return func(s Scenario) (Change, error) {
		d := drafting(s)
		for _, e := range Diff(s, was).Edits {
			if k := e.Ref().Kind; k == CommentKind || k == ResolutionKind {
				continue
			}
			d.now[e.Ref()] = was.Get(e.Ref())
		}
		b, now := was.Brief(), s.Brief() // the vote is what was decided
		if b.ID == "" {
			delete(d.now, now.Ref())
		} else {
			b.Vote, b.VoteNote, b.Name = now.Vote, now.VoteNote, now.Name
			d.put(b)
		}
		return d.change(RestoreVerb)
	}
}
