package model

import (
	"slices"
	"strconv"
	"strings"
)

// Call is a verb with its arguments as words: what the command line, a fix of a
// finding and a test script all write. An argument that names a record is its id,
// or its name or short title in either language when only one record has it.
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
	build func(words) (Verb, error)
}

// Commands lists the verbs that can be called by words, in the order of the help.
func Commands() []Command { return slices.Clone(commands) }

// Mint makes an id for a new record of a kind.
type Mint func(Kind) ID

// Resolve turns the words into a verb on s. Texts and names are taken to be in
// lang. The error is a [*Refusal] ([UnknownVerb], [WrongArguments],
// [UnknownRecord], [AmbiguousName]) or an [*InputError].
func (c Call) Resolve(s Scenario, lang Lang, mint Mint) (Verb, error) {
	i := slices.IndexFunc(commands, func(cmd Command) bool { return cmd.Name == c.Verb })
	if i < 0 {
		return nil, &Refusal{Code: UnknownVerb, Detail: c.Verb}
	}
	cmd := commands[i]
	w := words{s: s, lang: lang, mint: mint, flags: map[string]string{}}
	usage := &Refusal{Code: WrongArguments, Detail: cmd.Name + " " + cmd.Usage}
	for rest := c.Args; len(rest) > 0; rest = rest[1:] {
		name, value, inline := strings.Cut(rest[0], "=")
		if !strings.HasPrefix(name, "--") || !slices.Contains(cmd.flags, name[2:]) {
			w.args = append(w.args, rest[0])
			continue
		}
		if !inline {
			if len(rest) < 2 {
				return nil, usage
			}
			value, rest = rest[1], rest[1:]
		}
		w.flags[name[2:]] = value
	}
	if len(w.args) < cmd.min {
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
	s     Scenario
	lang  Lang
	mint  Mint
	args  []string
	flags map[string]string
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

func (w words) text(s string) Text { return Text{}.With(w.lang, s) }

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

// cells reads field=value words; a text field without a language is in w.lang.
func (w words) cells(kind Kind, list []string) (map[string]string, error) {
	cells := map[string]string{}
	for _, word := range list {
		name, value, ok := strings.Cut(word, "=")
		if !ok {
			return nil, errUsage
		}
		if _, bilingual := FieldOf(kind, name+"."+string(w.lang)); bilingual {
			name += "." + string(w.lang)
		}
		f, ok := FieldOf(kind, name)
		if !ok {
			return nil, &InputError{Field{Name: name}, value, "unknown field"}
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
		out[i] = w.mint(k)
	}
	return out
}

var commands = []Command{
	{"move-duty", "DUTY… UNIT|-", nil, 2, func(w words) (Verb, error) {
		n := len(w.args) - 1
		duties, err := w.ids(w.args[:n], DutyKind)
		if err != nil {
			return nil, err
		}
		to, err := w.unit(w.args[n])
		return MoveDuties(to, duties...), err
	}},
	{"place-duty", "DUTY… UNIT|- [--before DUTY]", []string{"before"}, 2, func(w words) (Verb, error) {
		n := len(w.args) - 1
		duties, err := w.ids(w.args[:n], DutyKind)
		if err != nil {
			return nil, err
		}
		to, err := w.unit(w.args[n])
		if err != nil {
			return nil, err
		}
		var before ID
		if word, ok := w.flags["before"]; ok {
			r, err := w.record(word, DutyKind)
			if err != nil {
				return nil, err
			}
			before = r.Ref().ID
		}
		return PlaceDuties(to, before, duties...), nil
	}},
	{"add-duty", "UNIT|- TEXT", nil, 2, func(w words) (Verb, error) {
		unit, err := w.unit(w.args[0])
		return AddDuty(w.mint(DutyKind), unit, w.text(strings.Join(w.args[1:], " "))), err
	}},
	{"edit-duty", "DUTY field=value…", nil, 2, func(w words) (Verb, error) { return w.edit(DutyKind) }},
	{"remove-duty", "DUTY", nil, 1, func(w words) (Verb, error) {
		id, err := w.id(0, DutyKind)
		return RemoveDuty(id), err
	}},
	{"defer-duty", "DUTY", nil, 1, func(w words) (Verb, error) {
		id, err := w.id(0, DutyKind)
		return SetDutyState(id, Deferred), err
	}},
	{"fuse-duties", "DUTY DUTY… [--text TEXT] [--keep DUTY]", []string{"text", "keep"}, 2, func(w words) (Verb, error) {
		duties, err := w.ids(w.args, DutyKind)
		if err != nil {
			return nil, err
		}
		if word, ok := w.flags["keep"]; ok {
			r, err := w.record(word, DutyKind)
			if err != nil {
				return nil, err
			}
			return FuseDuties(r.Ref().ID, w.text(w.flags["text"]), duties...), nil
		}
		return FuseDuties(w.mint(DutyKind), w.text(w.flags["text"]), duties...), nil
	}},
	{"split-duty", "DUTY TEXT TEXT…", nil, 3, func(w words) (Verb, error) {
		id, err := w.id(0, DutyKind)
		var parts []Part
		for i, new := range w.mints(DutyKind, len(w.args)-1) {
			parts = append(parts, Part{new, w.text(w.args[i+1])})
		}
		return SplitDuty(id, parts...), err
	}},
	{"add-unit", "NAME [--parent UNIT] [--kind department|team|position]", []string{"parent", "kind"}, 1, func(w words) (Verb, error) {
		parent, err := w.unitFlag("parent")
		if err != nil {
			return nil, err
		}
		level := Department
		if parent != "" {
			level = Position
		}
		level, err = w.level(level)
		return AddUnit(w.mint(UnitKind), parent, level, w.text(strings.Join(w.args, " "))), err
	}},
	{"rename-unit", "UNIT NAME", nil, 2, func(w words) (Verb, error) {
		r, err := w.record(w.args[0], UnitKind)
		if err != nil {
			return nil, err
		}
		u := r.(Unit)
		return RenameUnit(u.ID, u.Name.With(w.lang, strings.Join(w.args[1:], " "))), nil
	}},
	{"move-unit", "UNIT PARENT|-", nil, 2, func(w words) (Verb, error) {
		id, err := w.id(0, UnitKind)
		if err != nil {
			return nil, err
		}
		parent, err := w.unit(w.args[1])
		return MoveUnit(id, parent), err
	}},
	{"remove-unit", "UNIT [--heir UNIT]", []string{"heir"}, 1, func(w words) (Verb, error) {
		id, err := w.id(0, UnitKind)
		if err != nil {
			return nil, err
		}
		heir, err := w.unitFlag("heir")
		return RemoveUnit(id, heir), err
	}},
	{"merge-units", "NAME UNIT UNIT… [--head NAME] | --into UNIT UNIT…", []string{"head", "into"}, 1, func(w words) (Verb, error) {
		if _, ok := w.flags["into"]; ok {
			into, err := w.unitFlag("into")
			if err != nil {
				return nil, err
			}
			units, err := w.ids(w.args, UnitKind)
			return MergeInto(into, units...), err
		}
		units, err := w.ids(w.args[1:], UnitKind)
		return MergeUnits(w.mint(UnitKind), w.text(w.args[0]), w.text(w.flags["head"]), units...), err
	}},
	{"split-unit", "UNIT NAME=DUTY,DUTY… … [--kind department|team|position]", []string{"kind"}, 2, func(w words) (Verb, error) {
		id, err := w.id(0, UnitKind)
		if err != nil {
			return nil, err
		}
		level, err := w.level(Position)
		if err != nil {
			return nil, err
		}
		var parts []UnitPart
		for i, new := range w.mints(UnitKind, len(w.args)-1) {
			name, list, ok := strings.Cut(w.args[i+1], "=")
			if !ok {
				return nil, errUsage
			}
			duties, err := w.ids(strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '，' }), DutyKind)
			if err != nil {
				return nil, err
			}
			parts = append(parts, UnitPart{new, w.text(name), duties})
		}
		return SplitUnit(id, level, parts...), nil
	}},
	{"set-head", "UNIT NAME", nil, 2, func(w words) (Verb, error) {
		r, err := w.record(w.args[0], UnitKind)
		if err != nil {
			return nil, err
		}
		name := strings.Join(w.args[1:], " ")
		if name == "-" {
			return SetHead(r.Ref().ID, Text{}), nil
		}
		head := w.text(name)
		for h := range r.(Unit).FormerHeads.All() { // a former head is known in both languages
			if t := UnpackText(h); t.ZH == name || t.EN == name {
				head = t
			}
		}
		return SetHead(r.Ref().ID, head), nil
	}},
	{"set-fte", "UNIT N", nil, 2, func(w words) (Verb, error) {
		id, err := w.id(0, UnitKind)
		if err != nil {
			return nil, err
		}
		f, _ := FieldOf(UnitKind, "fte")
		n, err := parseNumber(f, w.args[1])
		if err != nil {
			return nil, &InputError{f, w.args[1], err.Error()}
		}
		return SetFTE(id, n), nil
	}},
	{"set-kpi-owner", "KPI UNIT|-", nil, 2, func(w words) (Verb, error) { return w.owner(SetKPIOwner, KPIKind) }},
	{"set-output-owner", "COLLABORATION UNIT|-", nil, 2, func(w words) (Verb, error) {
		return w.owner(SetOutputOwner, CollaborationKind)
	}},
	{"link", "FROM TO STRENGTH", nil, 3, func(w words) (Verb, error) {
		from, to, err := w.ends()
		if err != nil {
			return nil, err
		}
		n, err := strconv.Atoi(w.args[2])
		if err != nil {
			f, _ := FieldOf(LinkKind, "strength")
			return nil, &InputError{f, w.args[2], "not a number"}
		}
		return LinkRecords(from, to, n), nil
	}},
	{"unlink", "FROM TO", nil, 2, func(w words) (Verb, error) {
		from, to, err := w.ends()
		return Unlink(from, to), err
	}},
	{"add-handoff", "DUTY DUTY OBJECT", nil, 3, func(w words) (Verb, error) {
		ends, err := w.ids(w.args[:2], DutyKind)
		if err != nil {
			return nil, err
		}
		return AddHandoff(w.mint(HandoffKind), ends[0], ends[1], w.text(strings.Join(w.args[2:], " "))), nil
	}},
	{"edit", "ID field=value…", nil, 2, func(w words) (Verb, error) { return w.edit(Kinds()...) }},
	{"remove", "ID", nil, 1, func(w words) (Verb, error) {
		r, err := w.record(w.args[0], Kinds()...)
		if err != nil {
			return nil, err
		}
		return RemoveRecord(r.Ref()), nil
	}},
}

func (w words) edit(kinds ...Kind) (Verb, error) {
	r, err := w.record(w.args[0], kinds...)
	if err != nil {
		return nil, err
	}
	cells, err := w.cells(r.Ref().Kind, w.args[1:])
	return EditRecord(r.Ref(), cells), err
}

func (w words) owner(verb func(thing, unit ID) Verb, kind Kind) (Verb, error) {
	thing, err := w.id(0, kind)
	if err != nil {
		return nil, err
	}
	unit, err := w.unit(w.args[1])
	return verb(thing, unit), err
}

func (w words) ends() (from, to ID, err error) {
	linked := []Kind{DutyKind, TaskKind, KPIKind, GoalKind, ToolKind, ChannelKind}
	if from, err = w.id(0, linked...); err == nil {
		to, err = w.id(1, linked...)
	}
	return from, to, err
}
