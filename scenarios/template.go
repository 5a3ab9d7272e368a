package scenarios

import (
	"errors"

	"sandtable/model"
)

// SaveTemplate writes what of a scenario others may start from to a library of its own,
// see [model.Scenario.Template]: one scenario without a log. Nobody is named as its writer,
// and it is dated as everything [Reproducible] is. It replaces no file.
func SaveTemplate(path string, s model.Scenario, name model.Text) error {
	t, err := s.Template(name)
	if err != nil {
		return err
	}
	l, err := Create(path, Reproducible("-"), func(l *Library) error {
		_, err := l.Add("V0", t)
		return err
	})
	if err != nil {
		return err
	}
	return l.Close()
}

// ReadTemplate gives what a library comes to that is applied as a template: its baseline,
// as it stands.
func ReadTemplate(path string, o Options) (s model.Scenario, err error) {
	l, err := Open(path, o)
	if err != nil {
		return s, err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	all, err := l.Scenarios()
	if err != nil || len(all) == 0 {
		return s, err
	}
	return l.At(all[0].ID, Latest)
}
