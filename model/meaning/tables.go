package meaning

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"

	"sandtable/model"
)

//go:embed lexicon
var tables embed.FS

var sortPrefixes = map[string]Sort{"ch": Channel, "kpi": Metric, "ev": Event, "pa": Partner, "to": Tool, "da": Dataset, "bu": Budget}

var stageNames = map[string]Stage{"own": Own, "plan": Plan, "make": Make, "run": Run, "check": Verify, "deal": Deal,
	"support": Support, "lead": Lead, "goal": Aim}

type row struct{ id, up, zh, en string }

// readTables reads the concepts, frames and neighbourhoods of a folder "lexicon".
func readTables(files fs.FS) (*Lexicon, error) {
	l := &Lexicon{index: map[string]Concept{}, trie: newTrie(), gerunds: map[string]bool{}}
	err := eachRow(files, "lexicon/gerunds.txt", func(f []string) error {
		l.gerunds[f[0]] = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "lexicon/*.tsv")
	if err != nil {
		return nil, err
	}
	var rows, more []row
	var frames [][]string
	for _, name := range names {
		err := eachRow(files, name, func(f []string) error {
			if name == "lexicon/frames.tsv" {
				if len(f) != 3 {
					return fmt.Errorf("%d columns", len(f))
				}
				frames = append(frames, f)
				return nil
			}
			if len(f) == 3 { // further terms of a concept
				more = append(more, row{id: f[0], zh: f[1], en: f[2]})
				return nil
			}
			if len(f) != 4 {
				return fmt.Errorf("%d columns", len(f))
			}
			if _, twice := l.index[f[0]]; twice {
				return errors.New("stands twice")
			}
			l.index[f[0]] = Concept(len(rows))
			rows = append(rows, row{f[0], f[1], f[2], f[3]})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for _, m := range more {
		i, ok := l.index[m.id]
		if !ok {
			return nil, fmt.Errorf("further terms of %s, which there is not", m.id)
		}
		rows[i].zh += "|" + m.zh
		rows[i].en += "|" + m.en
	}
	if err := l.build(rows); err != nil {
		return nil, err
	}
	if err := l.spell(files); err != nil {
		return nil, err
	}
	for _, f := range frames {
		if err := l.addFrames(f[0], f[1]+"|"+f[2]); err != nil {
			return nil, err
		}
	}
	nears, err := fs.Glob(files, "lexicon/near*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range nears {
		if err := eachRow(files, name, func(f []string) error { return l.addNear(strings.Fields(f[0])) }); err != nil {
			return nil, err
		}
	}
	for name, mark := range map[string]func(*concept){
		"lexicon/plain.txt": func(c *concept) { c.plain = true },
		"lexicon/broad.txt": func(c *concept) { c.broad = true },
	} {
		err := eachRow(files, name, func(f []string) error {
			c, ok := l.index[f[0]]
			if !ok {
				return errors.New("there is no such concept")
			}
			mark(&l.concepts[c])
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if err := l.readBeside(files); err != nil {
		return nil, err
	}
	l.relate()
	l.termCount = len(l.glosses)
	if err := eachRow(files, "lexicon/glosses.txt", l.addGloss); err != nil {
		return nil, err
	}
	l.bind(nil)
	return l, nil
}

// eachRow reads the rows of a table, without its comments.
func eachRow(files fs.FS, name string, read func(fields []string) error) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if err := read(strings.Split(line, "\t")); err != nil {
			return fmt.Errorf("%s: %q: %w", name, line, err)
		}
	}
	return nil
}

func (l *Lexicon) build(rows []row) error {
	for _, r := range rows {
		c := concept{id: r.id, name: model.Text{ZH: first(r.zh), EN: first(r.en)}}
		if prefix, _, ok := strings.Cut(r.id, "-"); ok {
			c.sort = sortPrefixes[prefix]
		}
		for up := range strings.FieldsFuncSeq(r.up, func(r rune) bool { return r == ',' || r == ' ' }) {
			i, ok := l.index[up]
			if !ok {
				return fmt.Errorf("%s lies under %s, which there is not", r.id, up)
			}
			c.up = append(c.up, i)
		}
		l.concepts = append(l.concepts, c)
	}
	for i := range rows {
		l.climb(Concept(i))
	}
	said := map[string][]Concept{} // term -> what it is listed under
	for i, r := range rows {
		for term := range strings.SplitSeq(r.zh+"|"+r.en, "|") {
			said[term] = append(said[term], Concept(i))
		}
	}
	for i, r := range rows {
		for term := range strings.SplitSeq(r.zh+"|"+r.en, "|") {
			if term != "" && !l.saidBelow(Concept(i), said[term]) {
				l.addTerm(term, Concept(i))
			}
		}
	}
	return nil
}

// saidBelow reports whether one of some concepts lies below another: a term listed
// under both says the one below.
func (l *Lexicon) saidBelow(c Concept, others []Concept) bool {
	return slices.ContainsFunc(others, func(o Concept) bool { return o != c && l.concepts[o].above[c] > 0 })
}

func first(terms string) string {
	for term := range strings.SplitSeq(terms, "|") {
		if !strings.Contains(term, "&") {
			return term
		}
	}
	return strings.ReplaceAll(terms, "&", " ")
}

// climb notes everything that lies above a concept, nearest first.
func (l *Lexicon) climb(c Concept) {
	above := map[Concept]int{c: 0}
	for todo := []Concept{c}; len(todo) > 0; todo = todo[1:] {
		for _, up := range l.concepts[todo[0]].up {
			if _, seen := above[up]; !seen {
				above[up] = above[todo[0]] + 1
				todo = append(todo, up)
			}
		}
	}
	l.concepts[c].above = above
}

// Upward yields a concept and all above it, the nearest first.
func (l *Lexicon) Upward(c Concept) iter.Seq[Concept] {
	above := l.concepts[c].above
	order := slices.SortedFunc(maps.Keys(above), func(a, b Concept) int { return cmp.Or(cmp.Compare(above[a], above[b]), cmp.Compare(a, b)) })
	return slices.Values(order)
}

// addTerm lets a term say a concept. "A&B" says it where both parts stand in one
// clause.
func (l *Lexicon) addTerm(term string, c Concept) {
	a, b, two := strings.Cut(term, "&")
	if !two {
		l.addPhrase(term, c)
		return
	}
	l.glosses = append(l.glosses, gloss{c, a + " " + b})
	j := int32(len(l.joints))
	l.joints = append(l.joints, c)
	l.trie.add(a, sense{concept: -1, joint: j, part: 1})
	l.trie.add(b, sense{concept: -1, joint: j, part: 2})
}

// addPhrase lets a term say a concept wherever it stands.
func (l *Lexicon) addPhrase(term string, c Concept) {
	l.glosses = append(l.glosses, gloss{c, term})
	l.trie.add(term, sense{concept: int32(c), gerund: l.gerunds[term]})
}

func (l *Lexicon) addFrames(kind, terms string) error {
	s := sense{concept: -1, frame: kind == "frame" || kind == "noun", noun: kind == "noun"}
	if !s.frame {
		name, role, _ := strings.Cut(kind, ":")
		if s.stage = stageNames[name]; s.stage == NoStage || len(role) != 1 {
			return fmt.Errorf("there is no stage and role %q", kind)
		}
		s.role = Role(role[0])
	}
	for term := range strings.SplitSeq(terms, "|") {
		l.frameTerms = append(l.frameTerms, term)
		l.trie.add(term, s)
	}
	return nil
}

// addGloss describes a concept in everyday words of both languages. They are no terms:
// only gists know them.
func (l *Lexicon) addGloss(f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("%d columns", len(f))
	}
	c, ok := l.index[f[0]]
	if !ok {
		return fmt.Errorf("there is no concept %s", f[0])
	}
	for part := range strings.FieldsFuncSeq(f[1]+","+f[2], func(r rune) bool { return r == '，' || r == ',' || r == '、' }) {
		l.glosses = append(l.glosses, gloss{c, part})
	}
	return nil
}

// addNear notes that the managers of some concepts must agree on a boundary: they
// hand over, share a budget or serve one goal.
func (l *Lexicon) addNear(ids []string) error {
	for _, x := range ids {
		i, ok := l.index[x]
		if !ok {
			return fmt.Errorf("there is no concept %s", x)
		}
		for _, y := range ids {
			if j, ok := l.index[y]; ok && i != j {
				if l.concepts[i].near == nil {
					l.concepts[i].near = map[Concept]bool{}
				}
				l.concepts[i].near[j] = true
			}
		}
	}
	return nil
}
