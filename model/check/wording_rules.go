package check

import (
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/meaning"
)

// The rules about how a duty is worded (措辞).
const (
	UnclearWording = "WD-01"
)

func wordingRules() []rule {
	return []rule{
		{id: UnclearWording, scope: onWording, check: unclearWording},
	}
}

// farApart is the affinity of concepts below which two clauses are about different
// work.
const farApart = .2

// WD-01 (职责措辞体检): how a duty is worded hides who does what. At most one of, in
// this order: variant "compound", when it holds several pieces of work that are far
// apart, each with a verb of its own, so that it could be split; "vague", when it names
// neither an object nor anything else that is not said of every duty; "supporting",
// when all its verbs only help (协助, 配合, support) though its home is to answer for
// it. Info, vague low. After the practice of writing job descriptions: one verb, one
// object, one result.
func unclearWording(f facts, id model.ID) []Finding {
	d, ok := f.active(id)
	if !ok || d.Text.Empty() {
		return nil
	}
	text := d.Text.ZH
	if text == "" {
		text = d.Text.EN
	}
	l := f.lexicon
	clauses := f.like.Clauses(id)
	parts := pieces(l, text, clauses)
	vague, supporting := isVague(clauses), isSupporting(clauses)
	if len(parts) < 2 && !vague && !supporting {
		return nil
	}
	x := finding(UnclearWording, Info, duty(id))
	x.Units = []model.ID{d.Unit}
	if len(parts) > 1 {
		x.Variant, x.Amount = "compound", float64(len(parts))
		for _, p := range parts {
			x.Evidence = append(x.Evidence, Evidence{Kind: "piece", Refs: []model.Ref{duty(id)}, Words: []string{p}})
		}
		x.Fixes = []Fix{fix("split-duty", []model.Ref{duty(id)}, "split-duty", append([]string{string(id)}, parts...)...)}
		return x.done()
	}
	x.Evidence = []Evidence{{Kind: "wording", Refs: []model.Ref{duty(id)}}}
	if x.Variant = "supporting"; vague {
		x.Variant, x.Severity = "vague", Low
	}
	return x.done()
}

// pieces cuts a text where other work begins: at a clause after a mark that ends an
// item, or a comma and a verb, that has subjects, all far apart from those of the
// piece before. Fewer than three pieces between commas are one list.
func pieces(l *meaning.Lexicon, text string, clauses []meaning.Clause) []string {
	type piece struct {
		start, end int
		subjects   []meaning.Concept
	}
	var out []piece
	items := false
	for _, c := range clauses {
		if len(out) == 0 {
			out = append(out, piece{c.Start, c.End, c.Subjects})
			continue
		}
		last := &out[len(out)-1]
		own := !c.Aside && !c.Purpose && (c.Opens && c.Role != 0 || c.Item) && c.Role != 'C' && len(c.Subjects) > 0 && len(last.subjects) > 0
		if own && strangers(l, last.subjects, c.Subjects) {
			items = items || c.Item
			out = append(out, piece{c.Start, c.End, c.Subjects})
			continue
		}
		last.end, last.subjects = c.End, slices.Concat(last.subjects, c.Subjects)
	}
	if len(out) < 2 || len(out) == 2 && !items {
		return nil
	}
	parts := make([]string, len(out))
	for i, p := range out {
		parts[i] = strings.TrimSpace(text[p.start:p.end])
	}
	return parts
}

// strangers reports whether all of some concepts are far apart from all others.
func strangers(l *meaning.Lexicon, a, b []meaning.Concept) bool {
	for _, x := range a {
		for _, y := range b {
			if l.Affinity(x, y) >= farApart {
				return false
			}
		}
	}
	return true
}

// isVague reports whether no clause says more than verbs and frames do.
func isVague(clauses []meaning.Clause) bool {
	for _, c := range clauses {
		if c.Object {
			return false
		}
	}
	return len(clauses) > 0
}

// isSupporting reports whether all clauses that say what is done begin with helping.
func isSupporting(clauses []meaning.Clause) bool {
	helps := false
	for _, c := range clauses {
		if c.Purpose || c.Aside || c.Role == 0 && len(c.Subjects) == 0 {
			continue
		}
		if c.Role != 'C' && c.Role != 'I' || !c.Opens {
			return false
		}
		helps = true
	}
	return helps
}
