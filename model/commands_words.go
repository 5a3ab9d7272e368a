package model

import (
	"slices"
	"strings"
)

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

// edit reads what a record is to say.
func (w words) edit(kinds ...Kind) (Verb, error) {
	r, err := w.record(w.args[0], kinds...)
	if err != nil {
		return nil, err
	}
	cells, err := w.cells(r.Ref().Kind, w.args[1:])
	return EditRecord(r.Ref(), cells), err
}

// add makes a record of the kinds that are told by one wording.
func (w words) add() (Verb, error) {
	kind, wording := Kind(w.args[0]), "name"
	switch kind {
	case GoalKind, TaskKind:
		wording = "text"
	case KPIKind, ToolKind, ChannelKind, CollaborationKind:
	case DecisionRightKind:
		wording = "matter"
	default:
		return nil, errUsage
	}
	cells, err := w.cells(kind, w.args[2:])
	if err != nil {
		return nil, err
	}
	text := w.text(w.args[1])
	cells[wording+".zh"], cells[wording+".en"] = text.ZH, text.EN
	if cells["basis"] == "" {
		cells["basis"] = string(User)
	}
	r, err := edited(specOf(kind).newRecord(w.Mint(kind)), cells)
	if right, ok := r.(DecisionRight); ok {
		return AddDecisionRight(right), err
	}
	return AddRecord(r), err
}

// about reads what a comment or a resolution is about; "-" is the scenario as a whole.
func (w words) about(word string) (Ref, error) {
	if word == "-" {
		return Ref{}, nil
	}
	if word == string(BriefID) {
		return Ref{BriefKind, BriefID}, nil
	}
	r, err := w.record(word, Kinds()...)
	if err != nil {
		return Ref{}, err
	}
	return r.Ref(), nil
}

// resolutionFlags are the cells of a resolution that are said beside its text.
var resolutionFlags = []string{"vote", "for", "against", "abstain", "note", "owner", "due"}

// resolution reads what a meeting decided.
func (w words) resolution() (Verb, error) {
	about, err := w.about(w.args[0])
	if err != nil {
		return nil, err
	}
	r := Resolution{ID: w.Mint(ResolutionKind), About: about, Text: w.text(strings.Join(w.args[1:], " ")), On: w.Day}
	next, err := edited(r, w.flags)
	if err != nil {
		return nil, err
	}
	return Decide(next.(Resolution)), nil
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

// responseFlags are the cells of a response that are said of a theme.
var responseFlags = []string{"owner", "due", "status", "answer"}

// response reads what is done about a theme, one of the scenario or one that was answered
// when it had it.
func (w words) response() (Verb, error) {
	theme := w.args[0]
	if _, answered := w.s.ResponseTo(theme); !answered && len(w.behind(theme)) == 0 {
		return nil, &Refusal{Code: UnknownFinding, Detail: theme}
	}
	cells := map[string]string{}
	for name, value := range w.flags {
		if name == "answer" {
			name += "." + string(typed(w.Lang, value))
		}
		cells[name] = value
	}
	if len(cells) == 0 {
		return nil, errUsage
	}
	return SetResponse(theme, cells), nil
}

func (w words) evidence(s Scenario, key string) (hash string, found bool) {
	if w.Evidence == nil {
		return "", false
	}
	return w.Evidence(s, key)
}

// behind is the caller's.
func (w words) behind(key string) []string {
	if w.Behind == nil {
		return nil
	}
	return w.Behind(key)
}

// agree reads a matter, the duty that leads it and the units that support it. A matter may
// be one finding.
func (w words) agree() (Verb, error) {
	lead, err := w.record(w.args[1], DutyKind)
	if err != nil {
		return nil, err
	}
	support, err := w.ids(w.args[2:], UnitKind)
	if err != nil {
		return nil, err
	}
	keys := w.behind(w.args[0])
	if _, found := w.evidence(w.s, w.args[0]); found {
		keys = []string{w.args[0]}
	}
	if len(keys) == 0 {
		return nil, &Refusal{Code: UnknownFinding, Detail: w.args[0]}
	}
	return Agree(Agreement{Lead: lead.Ref().ID, Support: support, Keys: keys, Why: w.flags["why"], Who: w.Who}, w.evidence), nil
}

// settle reads the answer to an overlap. The texts are wordings in the language of the
// caller: of the one duty, or of the first and the other.
func (w words) settle() (Verb, error) {
	duties, err := w.ids(w.args[:2], DutyKind)
	if err != nil {
		return nil, err
	}
	x := Settlement{First: duties[0], Second: duties[1], Answer: Answer(w.args[2]), Why: w.flags["why"], Who: w.Who}
	x.Key, _, _ = NearKey(x.First, x.Second)
	if !slices.Contains(Answers(), x.Answer) {
		return nil, errUsage
	}
	for i, flag := range []string{"text", "other"} {
		if words := CleanText(w.flags[flag]); words != "" {
			d, _ := w.s.Duty(duties[i])
			x.Texts[i] = d.Text.With(w.Lang, words)
		}
	}
	if x.Answer == LeadBoth && x.Texts[1].Empty() { // the text of the one that is reworded
		if words := CleanText(w.flags["text"]); words != "" {
			d, _ := w.s.Duty(duties[1])
			x.Texts = [2]Text{1: d.Text.With(w.Lang, words)}
		}
	}
	if w.Because != nil {
		x = x.Reasoned(w.Because)
	}
	return Settle(x, w.evidence), nil
}
