package model

// InOneStep carries out several verbs one after the other as one change, with one way
// back: all of them or none. verb is the word of the whole.
func InOneStep(verb string, verbs ...Verb) Verb {
	return func(s Scenario) (Change, error) {
		changes := make([]Change, 0, len(verbs))
		for _, v := range verbs {
			c, err := v(s)
			if err != nil {
				return Change{}, err
			}
			if s, err = Apply(s, c); err != nil {
				return Change{}, err
			}
			changes = append(changes, c)
		}
		all, err := Compose(verb, changes...)
		if err == nil && len(all.Edits) == 0 {
			err = refuse(NothingChanges)
		}
		if err != nil {
			return Change{}, err
		}
		return all, nil
	}
}
