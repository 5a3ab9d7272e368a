package examples

import (
	"fmt"
	"strings"

	"sandtable/model"
	"sandtable/scenarios"
)

// Forest is a made-up library: an organisation, and scenarios in which people have
// worked on it.
type Forest struct {
	Duties, Units int // of the baseline V0, see [Synthetic]
	// Scenarios counts the forks S1, S2, …: each leaves a random scenario at a random
	// point of its log.
	Scenarios int
	// Steps counts the rows of all logs together: moves, edits, fusions, mergers of
	// units, steps taken back.
	Steps int
	Seed  uint64
}

// The bounds of a made-up library: some times what the program is built for.
const (
	MaxScenarios = 1_000
	MaxSteps     = 100_000
)

// WriteForest makes a library file with a made-up library in it. Like its texts, its
// history depends on f and lang only; the reasons are in lang. The error is a
// [*model.InputError] when a number is out of bounds.
func WriteForest(path string, f Forest, lang model.Lang, o scenarios.Options) (*scenarios.Library, error) {
	if err := within("scenarios", f.Scenarios, 0, MaxScenarios); err != nil {
		return nil, err
	}
	if err := within("steps", f.Steps, 0, MaxSteps); err != nil {
		return nil, err
	}
	m, err := newMaker(f.Duties, f.Units, f.Seed)
	if err != nil {
		return nil, err
	}
	start, err := m.organisation(f.Duties)
	if err != nil {
		return nil, err
	}
	return write(path, o, func(l *scenarios.Library) error {
		if _, err := l.Add("V0", start); err != nil {
			return err
		}
		w := workers{maker: m, lang: lang, l: l, trees: []tree{{id: "V0"}}}
		return w.grow(f.Scenarios, f.Steps)
	})
}

// workers grow a forest.
type workers struct {
	*maker
	lang  model.Lang
	l     *scenarios.Library
	trees []tree
	added int // duties that a step has added
}

// tree is a scenario with the steps in effect since its start.
type tree struct {
	id    model.ID
	depth int
}

// grow makes forks, with some steps between, and then most of the steps: a library
// checks names when it forks, which is fast as long as the logs are short.
func (w *workers) grow(forks, steps int) error {
	early := steps / 5
	for i := range forks {
		if err := w.fork(); err != nil {
			return err
		}
		if err := w.work(w.below(len(w.trees)), early*(i+1)/forks-early*i/forks); err != nil {
			return err
		}
		steps -= early*(i+1)/forks - early*i/forks
	}
	share := make([]int, len(w.trees))
	for range steps {
		share[w.below(len(share))]++
	}
	for i, n := range share {
		if err := w.work(i, n); err != nil {
			return err
		}
	}
	return nil
}

func (w *workers) fork() error {
	n := fmt.Sprint(len(w.trees))
	name := w.fill(wording{strings.ReplaceAll(w.Fork.ZH, "{n}", n), strings.ReplaceAll(w.Fork.EN, "{n}", n)}, w.say(w.below(w.units)))
	fork := tree{id: id("S", len(w.trees)-1)}
	if _, err := w.l.ForkAs(fork.id, w.trees[w.below(len(w.trees))].id, name); err != nil {
		return err
	}
	w.trees = append(w.trees, fork)
	return nil
}

// work takes n steps in a scenario.
func (w *workers) work(at, n int) error {
	if n == 0 {
		return nil
	}
	t := &w.trees[at]
	return w.l.Perform(t.id, n, func(_ int, s model.Scenario) (model.Verb, string) {
		if t.depth > 0 && w.below(10) == 0 {
			t.depth--
			return nil, ""
		}
		t.depth++
		return w.gesture(s), w.fill(w.Reasons[w.below(len(w.Reasons))], w.say(w.below(w.units))).In(w.lang)
	})
}

// gesture makes up something that s does not refuse. What a step before has removed
// is not there any more, so it tries a few times.
func (w *workers) gesture(s model.Scenario) model.Verb {
	for range 20 {
		if c, err := w.attempt()(s); err == nil && !c.Empty() {
			return func(model.Scenario) (model.Change, error) { return c, nil }
		}
	}
	w.added++
	return model.AddDuty(id("N", w.added), "", w.wording()) // an empty organisation refuses all else
}

func (w *workers) wording() model.Text {
	s := w.say(w.below(w.units))
	return w.fill(w.Frames[s.frame], s)
}

// attempt makes up something to do: mostly what people do most.
func (w *workers) attempt() model.Verb {
	unit := func() model.ID { return id("U", w.below(w.units)) }
	duty := func() model.ID { return id("D", w.below(max(1, len(w.said)))) }
	switch chance := w.below(100); {
	case chance < 55:
		return model.MoveDuties(unit(), duty())
	case chance < 60:
		return model.MoveDuties(unit(), duty(), duty(), duty())
	case chance < 75:
		text := w.wording()
		return model.EditRecord(model.Ref{Kind: model.DutyKind, ID: duty()}, map[string]string{"text.zh": text.ZH, "text.en": text.EN})
	case chance < 83:
		kept := duty()
		return model.FuseDuties(kept, model.Text{}, kept, duty())
	case chance < 88:
		w.added++
		return model.AddDuty(id("N", w.added), unit(), w.wording())
	case chance < 91:
		split := duty()
		w.added++
		return model.SplitDuty(split, model.Part{ID: split, Text: w.wording()}, model.Part{ID: id("N", w.added), Text: w.wording()})
	case chance < 94:
		return model.SetDutyState(model.Deferred, duty())
	case chance < 97:
		return model.SetKPIOwner(id("K", w.below(w.units*w.goals)), unit())
	case chance < 99:
		return model.SetFTE(unit(), float64(1+w.below(40)))
	}
	return model.MergeInto(unit(), unit())
}
