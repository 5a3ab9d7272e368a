package overlap

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"sandtable/model"
	"sandtable/model/meaning"
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
	SharedFunctions  Layer = "shared-functions"
	SharedWords      Layer = "shared-words"
	NearCopy         Layer = "near-copy"         // shared words that alone make the two near
	SharedCapability Layer = "shared-capability" // Words: the packed name of what both are about
	SharedResource   Layer = "shared-resource"   // Words: the packed name of one; Sort tells of which kind
)

// Reason is one layer's share in a likeness: the tags, words or names in common and
// the layer's amount, 0 to 1; of what both are about how far that is a matter of its own in
// their organisation.
type Reason struct {
	Layer  Layer
	Words  []string
	Amount float64
	Sort   meaning.Sort
}

// Kind names a reason as evidence, a key of model/text: the layer, or for a shared
// resource "same-" and its sort.
func (r Reason) Kind() string {
	if r.Layer == SharedResource {
		return "same-" + r.Sort.String()
	}
	return string(r.Layer)
}

// Likeness says how alike two duties are.
type Likeness struct {
	Functions float64  // Jaccard of the capability tags, 0 to 1
	Words     float64  // Dice of the wording, 0 to 1
	English   bool     // Words compares the English wordings
	Reasons   []Reason // tags and words, strongest first, then what both are about; only layers that share something
	Related   float64  // by what the two are about: 0 below its threshold, to 1
	Same      float64  // 0 below its threshold, to 1
	Claim     meaning.Claim
	Apart     bool // by their words the two are different stages of work: planned here, run there
	// PhrasesA and PhrasesB are the parts of the two texts, in the order of the text,
	// that say what both are about.
	PhrasesA, PhrasesB []string
	// Unrecognised is set when a duty has neither tags nor words: nothing is known
	// then, least of all that the duties differ.
	Unrecognised bool
}

// Amount is that of [Partner.Amount].
func (l Likeness) Amount() float64 { return l.partner().Amount() }

// Strength is that of [Partner.Strength].
func (l Likeness) Strength() float64 { return l.partner().Strength() }

// Near reports whether a layer reaches its threshold.
func (l Likeness) Near() bool { return l.partner().near() }

// NearWords reports whether the wording alone reaches its threshold.
func (l Likeness) NearWords() bool { return nearWords(l.Words, l.English) }

func (l Likeness) partner() Partner {
	return Partner{Functions: l.Functions, Words: l.Words, English: l.English, Related: l.Related, Same: l.Same, Claim: l.Claim}
}

func nearWords(dice float64, english bool) bool {
	if english {
		return dice >= WordsEN
	}
	return dice >= Words
}

// Alike compares two duties by the lexicon that is part of the program. It does not
// look at where they are placed.
func Alike(a, b model.Duty) Likeness {
	r := reader{words(), meaning.Standard()}
	p, q := r.profile(a), r.profile(b)
	for _, x := range []*profile{p, q} {
		x.portrait = meaning.Portray(&x.meaning, meaning.Crowd{})
	}
	return r.likeness(p, q)
}

// reader takes texts apart for every layer.
type reader struct {
	wording
	lexicon *meaning.Lexicon
}

func (r reader) likeness(p, q *profile) Likeness {
	m := r.meet(p, q).partner(p, q)
	l := Likeness{Functions: m.Functions, Words: m.Words, English: m.English, Related: m.Related, Same: m.Same, Claim: m.Claim, Apart: meaning.Apart(&p.meaning, &q.meaning), Unrecognised: p.empty() || q.empty()}
	if l.Functions > 0 {
		shared := slices.DeleteFunc(slices.Clone(p.functions), func(f string) bool { return !slices.Contains(q.functions, f) })
		l.Reasons = append(l.Reasons, Reason{Layer: SharedFunctions, Words: shared, Amount: l.Functions})
	}
	layer := SharedWords
	if l.Claim.Copy {
		layer = NearCopy
	}
	var said []string
	one, other := ordered(p, q)
	for _, at := range meaning.SharedWords(&one.meaning, &other.meaning) {
		if w := one.text[at[0]:at[1]]; !slices.Contains(said, w) && !r.lexicon.IsFrame(w) {
			said = append(said, w)
		}
	}
	if len(said) > 0 {
		l.Reasons = append(l.Reasons, Reason{Layer: layer, Words: said, Amount: max(l.Words, l.Strength())})
	}
	slices.SortStableFunc(l.Reasons, func(a, b Reason) int { return cmp.Compare(b.Amount, a.Amount) })
	r.about(p, q, &l)
	return l
}

// SharedEnglish gives the words that the English wordings of two duties share, for those who
// read them; nil when one of them has no English wording, and nothing else when they share
// none.
func SharedEnglish(a, b model.Duty) []string {
	for _, d := range []*model.Duty{&a, &b} {
		if d.Text.EN == "" {
			return nil
		}
		d.Text, d.Title = model.Text{EN: d.Text.EN}, model.Text{EN: d.Title.EN}
	}
	out := []string{}
	for _, r := range Alike(a, b).Reasons {
		if r.Layer == SharedWords || r.Layer == NearCopy {
			out = append(out, r.Words...)
		}
	}
	return out
}

// about names what both are about, the most important first, and quotes it.
func (r reader) about(p, q *profile, l *Likeness) {
	type common struct {
		reason Reason
		weight float64
	}
	var subjects, things []common
	a, b := map[[2]int]bool{}, map[[2]int]bool{}
	note := func(list *[]common, layer Layer) func(x, y meaning.Subject) {
		return func(x, y meaning.Subject) {
			name := r.lexicon.Name(x.Concept)
			weight := min(x.Weight, y.Weight)
			*list = append(*list, common{Reason{Layer: layer, Words: []string{model.PackText(name)}, Amount: p.matter(x), Sort: r.lexicon.Sort(x.Concept)}, weight})
			a[[2]int{x.Start, x.End}], b[[2]int{y.Start, y.End}] = true, true
		}
	}
	meaning.EachShared(p.meaning.Subjects, q.meaning.Subjects, note(&subjects, SharedCapability))
	meaning.EachShared(p.meaning.Things, q.meaning.Things, note(&things, SharedResource))
	if len(subjects) == 0 && len(l.Reasons) == 0 && l.Claim.Strength > 0 {
		if x, y, near := r.kin(p, q); near {
			names := []string{model.PackText(r.lexicon.Name(x.Concept)), model.PackText(r.lexicon.Name(y.Concept))}
			slices.Sort(names)
			subjects = append(subjects, common{Reason{Layer: SharedCapability, Words: names, Amount: 1, Sort: r.lexicon.Sort(x.Concept)}, 1})
			a[[2]int{x.Start, x.End}], b[[2]int{y.Start, y.End}] = true, true
		}
	}
	slices.SortStableFunc(subjects, func(x, y common) int { return cmp.Compare(y.weight, x.weight) })
	for _, c := range slices.Concat(subjects, things) {
		l.Reasons = append(l.Reasons, c.reason)
	}
	l.PhrasesA, l.PhrasesB = phrases(p.text, a), phrases(q.text, b)
}

// ordered puts two duties in the order of what they say, so that both ways round, and
// whatever their ids, give the same to the last bit.
func ordered(p, q *profile) (one, other *profile) {
	if cmp.Or(cmp.Compare(p.text, q.text), cmp.Compare(p.id, q.id)) > 0 {
		return q, p
	}
	return p, q
}

// kin gives the two subjects of two duties that lie nearest, where none is the same.
func (r reader) kin(p, q *profile) (x, y meaning.Subject, near bool) {
	best, turned := 0.0, false
	if one, _ := ordered(p, q); one != p {
		p, q, turned = q, p, true
	}
	for _, s := range p.meaning.Subjects {
		for _, t := range q.meaning.Subjects {
			if v := r.lexicon.Affinity(s.Concept, t.Concept) * min(s.Weight, t.Weight); v > best {
				best, x, y, near = v, s, t, true
			}
		}
	}
	if turned {
		x, y = y, x
	}
	return x, y, near
}

// phrases quotes places of a text in its order.
func phrases(text string, at map[[2]int]bool) []string {
	places := slices.SortedFunc(maps.Keys(at), func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	var out []string
	for _, p := range places {
		if s := text[p[0]:p[1]]; !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// profile is what is compared of one duty.
type profile struct {
	id        model.ID
	functions []string // sorted
	zh, en    []uint64 // sorted grams

	zhRuns, enRuns []string // the wording the grams were cut from

	text    string // what meaning was read of: the Chinese wording, else the English one
	meaning meaning.Meaning
	clauses []meaning.Clause // of the same text

	portrait *meaning.Portrait // among all texts of the index, while those are few
}

func (r reader) profile(d model.Duty) *profile {
	p := &profile{id: d.ID, functions: d.Functions.Members(), zhRuns: r.runs(d.Text.ZH), enRuns: r.runs(d.Text.EN)}
	p.zh, p.en = r.grams(p.zhRuns), r.grams(p.enRuns)
	p.text = cmp.Or(d.Text.ZH, d.Text.EN)
	p.meaning, p.clauses = r.lexicon.ReadClauses(p.text)
	return p
}

func (p *profile) empty() bool { return len(p.functions)+len(p.zh)+len(p.en) == 0 }

// matter tells how far a subject of the duty is a matter of its own, 0 to 1: less where many
// of its organisation are about it.
func (p *profile) matter(s meaning.Subject) float64 {
	if p.portrait == nil {
		return 1
	}
	return p.portrait.Matter(s)
}

// meet counts what p shares with q, for no slot yet. English is compared only where one of
// them has no Chinese.
func (r reader) meet(p, q *profile) mate {
	p, q = ordered(p, q)
	m := mate{tags: uint16(common(p.functions, q.functions)), english: len(p.zh) == 0 || len(q.zh) == 0}
	if m.english {
		m.grams = uint16(common(p.en, q.en))
	} else {
		m.grams = uint16(common(p.zh, q.zh))
	}
	if p.portrait != nil && q.portrait != nil {
		m.claim = r.lexicon.Claim(p.portrait, q.portrait)
		if m.claim.Strength > 0 {
			m.judge(r.lexicon.Near(&p.meaning, &q.meaning))
		}
		return m
	}
	if enough(share(p, q), sizesOf(p), sizesOf(q)) {
		m.judge(r.lexicon.Near(&p.meaning, &q.meaning))
	}
	m.estimate(p, q)
	return m
}

// estimate says how far two duties claim one piece of work where there are too many to
// look at every text as one of its organisation: by the verdict on the two themselves, and
// by how many of their words agree.
func (m *mate) estimate(p, q *profile) {
	if m.related > 0 {
		m.claim = meaning.Claim{Strength: meaning.SayFrom + m.related/8, Object: true, Same: m.same > 0}
	}
	words := dice(int(m.grams), len(p.zh), len(q.zh))
	if m.english {
		words = dice(int(m.grams), len(p.en), len(q.en))
	}
	if nearWords(words/2, m.english) {
		m.claim.Strength, m.claim.Copy = max(m.claim.Strength, meaning.SayFrom+uint8(30*words)), true
	} else if m.claim.Strength == 0 && nearWords(words, m.english) && !p.meaning.Unrecognised() && !q.meaning.Unrecognised() {
		m.claim.Strength = meaning.SayFrom
	}
}

// enough reports whether two duties are judged by what they are about: they share a
// subject of the main clauses, and half of what the one with fewer is about. Two long
// texts that touch one subject are not.
func enough(share float32, p, q sizes) bool { return share >= .6 && share >= .5*min(p.about, q.about) }

// share is the weight of what both are about.
func share(p, q *profile) float32 {
	var sum float32
	meaning.EachShared(p.meaning.Subjects, q.meaning.Subjects, func(x, y meaning.Subject) { sum += float32(min(x.Weight, y.Weight)) })
	return sum
}

// judge notes a verdict that reaches its threshold.
func (m *mate) judge(v meaning.Verdict) {
	m.related, m.same = uint8(math.Round(verdictSteps*v.Related)), uint8(math.Round(verdictSteps*v.Same))
}

// verdictSteps is how finely a verdict is kept, so that platforms agree on it.
const verdictSteps = 200

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
