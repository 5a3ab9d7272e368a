package overlap

import (
	"slices"

	"sandtable/model"
)

// The thresholds from which a layer speaks. Functions and Words: notes on the
// example, where a Dice of .20 flagged 7 of 16 true pairs and no other. WordsEN is a
// judgement: English wording shares more by chance.
const (
	Functions = .20
	Words     = .20
	WordsEN   = .30
)

// Layer names what two duties share, as a key of model/text.
type Layer string

// The layers.
const (
	SharedFunctions Layer = "shared-functions"
	SharedWords     Layer = "shared-words"
)

// Reason is one layer's share in a likeness: the tags or words in common and the
// layer's amount, 0 to 1.
type Reason struct {
	Layer  Layer
	Words  []string
	Amount float64
}

// Likeness says how alike two duties are.
type Likeness struct {
	Functions float64  // Jaccard of the capability tags, 0 to 1
	Words     float64  // Dice of the wording, 0 to 1
	English   bool     // Words compares the English wordings
	Reasons   []Reason // strongest first; only layers that share something
	// Unrecognised is set when a duty has neither tags nor words: nothing is known
	// then, least of all that the duties differ.
	Unrecognised bool
}

// Amount is the strongest layer, 0 to 1.
func (l Likeness) Amount() float64 { return max(l.Functions, l.Words) }

// Near reports whether a layer reaches its threshold.
func (l Likeness) Near() bool { return l.Functions >= Functions || l.NearWords() }

// NearWords reports whether the wording alone reaches its threshold.
func (l Likeness) NearWords() bool { return nearWords(l.Words, l.English) }

func nearWords(dice float64, english bool) bool {
	if english {
		return dice >= WordsEN
	}
	return dice >= Words
}

// Alike compares two duties. It does not look at where they are placed.
func Alike(a, b model.Duty) Likeness {
	w := words()
	return w.likeness(w.profile(a), w.profile(b))
}

func (w wording) likeness(p, q *profile) Likeness {
	m := meet(p, q).partner(p)
	l := Likeness{Functions: m.Functions, Words: m.Words, English: m.English, Unrecognised: p.empty() || q.empty()}
	if l.Functions > 0 {
		shared := slices.DeleteFunc(slices.Clone(p.functions), func(f string) bool { return !slices.Contains(q.functions, f) })
		l.Reasons = append(l.Reasons, Reason{SharedFunctions, shared, l.Functions})
	}
	if l.Words > 0 {
		runs, grams := p.zhRuns, q.zh
		if l.English {
			runs, grams = p.enRuns, q.en
		}
		l.Reasons = append(l.Reasons, Reason{SharedWords, w.shared(runs, grams), l.Words})
	}
	slices.SortStableFunc(l.Reasons, func(r, s Reason) int {
		switch {
		case r.Amount > s.Amount:
			return -1
		case r.Amount < s.Amount:
			return 1
		}
		return 0
	})
	return l
}

// profile is what is compared of one duty.
type profile struct {
	id        model.ID
	functions []string // sorted
	zh, en    []uint64 // sorted grams

	zhRuns, enRuns []string // the wording the grams were cut from
}

func (w wording) profile(d model.Duty) *profile {
	p := &profile{id: d.ID, functions: d.Functions.Members(), zhRuns: w.runs(d.Text.ZH), enRuns: w.runs(d.Text.EN)}
	p.zh, p.en = w.grams(p.zhRuns), w.grams(p.enRuns)
	return p
}

func (p *profile) empty() bool { return len(p.functions)+len(p.zh)+len(p.en) == 0 }

// meet counts what p shares with q. English is compared only where one of them has
// no Chinese.
func meet(p, q *profile) mate {
	m := mate{profile: q, tags: uint16(common(p.functions, q.functions)), english: len(p.zh) == 0 || len(q.zh) == 0}
	if m.english {
		m.grams = uint16(common(p.en, q.en))
	} else {
		m.grams = uint16(common(p.zh, q.zh))
	}
	return m
}

func jaccard(shared, a, b int) float64 {
	if shared == 0 {
		return 0
	}
	return float64(shared) / float64(a+b-shared)
}

func dice(shared, a, b int) float64 {
	if shared == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(a+b)
}
