package model

import (
	"slices"
	"strings"
)

// Call is a verb with its arguments as words: what the command line, a fix of a
// finding and a test script all write. An argument that names a record is its id,
// or its name or short title in either language when only one record has it. After
// a word "--" every word is an argument, also one that looks like a flag.
type Call struct {
	Verb string   `json:"verb"`
	Args []string `json:"args"`
}

// Command is one row of the verb table.
type Command struct {
	Name  string
	Usage string // arguments, e.g. "DUTY… UNIT"
	flags []string
	min   int // least number of arguments beside flags
	max   int // greatest number; many = any
	build func(words) (Verb, error)
}

// Commands lists the verbs that can be called by words, in the order of the help.
func Commands() []Command { return slices.Clone(commands) }

// Mint makes an id for a new record of a kind.
type Mint func(Kind) ID

// Caller is who makes a call, and what the words of a call do not hold.
type Caller struct {
	Lang Lang   // of the texts and names that are written
	Mint Mint   // makes the ids of new records; nil when the call adds none
	Who  string // name of the person, for what is signed
	Day  string // of the call, YYYY-MM-DD, for what is dated; "" = no date
	// Evidence tells of the findings of a scenario. With nil there are none.
	Evidence Evidence
	// Behind tells of the findings behind a matter of the scenario that is called on. With
	// nil there are no matters.
	Behind Behind
	// Because gives the reason of an answer to an overlap, see [Settlement.Reasoned]. With
	// nil it is what was written.
	Because func(Settlement) string
}

// Resolve turns the words into a verb on s. The error is a [*Refusal]
// ([UnknownVerb], [WrongArguments], [UnknownRecord], [UnknownFinding],
// [AmbiguousName]) or an [*InputError].
func (c Call) Resolve(s Scenario, by Caller) (Verb, error) {
	i := slices.IndexFunc(commands, func(cmd Command) bool { return cmd.Name == c.Verb })
	if i < 0 {
		return nil, &Refusal{Code: UnknownVerb, Detail: c.Verb}
	}
	cmd := commands[i]
	w := words{Caller: by, s: s, flags: map[string]string{}}
	if w.Mint == nil {
		w.Mint = func(Kind) ID { return "" } // which verbs refuse
	}
	usage := &Refusal{Code: WrongArguments, Detail: cmd.Name + " " + cmd.Usage}
	for rest := c.Args; len(rest) > 0; rest = rest[1:] {
		if rest[0] == "--" {
			w.args = append(w.args, rest[1:]...)
			break
		}
		name, value, inline := strings.Cut(rest[0], "=")
		if !strings.HasPrefix(name, "--") {
			w.args = append(w.args, rest[0])
			continue
		}
		if !slices.Contains(cmd.flags, name[2:]) {
			return nil, usage
		}
		if !inline {
			if len(rest) < 2 {
				return nil, usage
			}
			value, rest = rest[1], rest[1:]
		}
		w.flags[name[2:]] = value
	}
	if len(w.args) < cmd.min || len(w.args) > cmd.max { // a word too many is never dropped silently
		return nil, usage
	}
	v, err := cmd.build(w)
	if err == errUsage {
		return nil, usage
	}
	return v, err
}

var errUsage = &Refusal{Code: WrongArguments}

// words are the arguments of one call while it is resolved.
type words struct {
	Caller
	s     Scenario
	args  []string
	flags map[string]string
}

// Called finds a record of some kinds by its id or by a name that it alone has, as commands
// do.
func Called(s Scenario, word string, kinds ...Kind) (Record, error) {
	return words{s: s}.record(word, kinds...)
}

// record finds the one record of the kinds that a word means.
func (w words) record(word string, kinds ...Kind) (Record, error) {
	for _, k := range kinds {
		if r := w.s.Get(Ref{k, ID(word)}); r != nil {
			return r, nil
		}
	}
	var found []Ref
	for _, k := range kinds {
		for _, r := range w.s.Records(k) {
			for _, t := range names(r) {
				if word != "" && (strings.EqualFold(t.ZH, word) || strings.EqualFold(t.EN, word)) {
					found = append(found, r.Ref())
					break
				}
			}
		}
	}
	switch len(found) {
	case 0:
		if len(kinds) < len(Kinds()) { // it may be there, and of another kind
			if r, err := w.record(word, Kinds()...); err == nil {
				return nil, &Refusal{Code: WrongKind, Refs: []Ref{r.Ref()}, Detail: word}
			}
		}
		return nil, &Refusal{Code: UnknownRecord, Detail: word}
	case 1:
		return w.s.Get(found[0]), nil
	}
	return nil, &Refusal{Code: AmbiguousName, Refs: found, Detail: word}
}

// names lists the wordings by which people call a record.
func names(r Record) []Text {
	switch r := r.(type) {
	case Unit:
		return []Text{r.Name}
	case Duty:
		return []Text{r.Title, r.Text}
	case Goal:
		return []Text{r.Text}
	case Task:
		return []Text{r.Text}
	case KPI:
		return []Text{r.Name}
	case Tool:
		return []Text{r.Name}
	case Channel:
		return []Text{r.Name}
	case Handoff:
		return []Text{r.Object}
	case Collaboration:
		return []Text{r.Name}
	case DecisionRight:
		return []Text{r.Matter}
	case Resolution:
		return []Text{r.Text}
	}
	return nil
}

func (w words) ids(list []string, kinds ...Kind) ([]ID, error) {
	out := make([]ID, len(list))
	for i, word := range list {
		r, err := w.record(word, kinds...)
		if err != nil {
			return nil, err
		}
		out[i] = r.Ref().ID
	}
	return out, nil
}

func (w words) id(i int, kinds ...Kind) (ID, error) {
	r, err := w.record(w.args[i], kinds...)
	if err != nil {
		return "", err
	}
	return r.Ref().ID, nil
}

// unit reads a unit; "-" is none.
func (w words) unit(word string) (ID, error) {
	if word == "-" {
		return "", nil
	}
	r, err := w.record(word, UnitKind)
	if err != nil {
		return "", err
	}
	return r.Ref().ID, nil
}

func (w words) unitFlag(name string) (ID, error) {
	if word, ok := w.flags[name]; ok {
		return w.unit(word)
	}
	return "", nil
}

func (w words) text(s string) Text { return Wording(w.Lang, s) }

// level reads a unit level, department when the flag is missing.
func (w words) level(missing UnitLevel) (UnitLevel, error) {
	word, ok := w.flags["kind"]
	if !ok {
		return missing, nil
	}
	l := UnitLevel(word)
	if levelRank(l) < 0 {
		f, _ := FieldOf(UnitKind, "kind")
		return "", &InputError{f, word, "not allowed"}
	}
	return l, nil
}

// cells reads field=value words; a text field without a language is in w.Lang.
func (w words) cells(kind Kind, list []string) (map[string]string, error) {
	cells := map[string]string{}
	for _, word := range list {
		name, value, ok := strings.Cut(word, "=")
		if !ok {
			return nil, errUsage
		}
		if lang := "." + string(typed(w.Lang, value)); name != "" {
			if _, bilingual := FieldOf(kind, name+lang); bilingual {
				name += lang
			}
		}
		f, ok := FieldOf(kind, name)
		if !ok {
			return nil, &InputError{Field{Name: name}, value, "unknown field"}
		}
		if f.Type == List && f.Target != "" {
			var ids []ID
			for word := range strings.FieldsFuncSeq(value, func(r rune) bool { return strings.ContainsRune(",，、;；", r) }) {
				if word = strings.TrimSpace(word); word == "-" || word == "" {
					continue
				}
				r, err := w.record(word, f.Target)
				if err != nil {
					return nil, err
				}
				ids = append(ids, r.Ref().ID)
			}
			value = string(SetOf(ids...))
		}
		if f.Type == Reference && value != "" {
			if value == "-" {
				value = ""
			} else {
				r, err := w.record(value, f.Target)
				if err != nil {
					return nil, err
				}
				value = string(r.Ref().ID)
			}
		}
		cells[name] = value
	}
	return cells, nil
}

// mints makes ids that neither the scenario nor the call has yet.
func (w words) mints(k Kind, n int) []ID {
	out := make([]ID, n)
	for i := range out {
		out[i] = w.Mint(k)
	}
	return out
}
