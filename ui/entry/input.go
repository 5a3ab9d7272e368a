package entry

import (
	"cmp"
	"embed"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/model/typography"
	"sandtable/ui/look"
)

//go:embed zh.json en.json
var words embed.FS

// chrome is the words of this package.
var chrome = text.NewChrome(words)

// Input is the field of one cell. What is typed is what people read: names and plain
// words, never ids and codes.
type Input struct {
	Field *look.Entry
	kind  model.Kind
	cell  Cell
	print text.Printer
	s     model.Scenario

	options []Option // what may be chosen; nil = anything is typed
	offers  *Offers
	begun   string     // as the field began
	was     string     // canonical
	error   string     // why what was typed does not do; "" = it does
	lang    model.Lang // of a wording that is shown in the language that is not spoken; "" = it is
}

// NewInput makes the field of a cell that holds a value. first prefers some of what may
// be chosen; it may be nil.
func NewInput(p text.Printer, s model.Scenario, k model.Kind, c Cell, value string, first func(model.ID) bool) *Input {
	i := &Input{kind: k, cell: c, print: chrome.In(p.Lang()), s: s, was: value}
	i.options = options(i.print, s, c.Field, first)
	i.begun = i.shown(value)
	if c.area(k) {
		i.Field = look.NewTextArea(i.begun, "", nil)
		i.Field.EnterCommits = true
		i.Field.Scroll = fyne.ScrollVerticalOnly
	} else {
		i.Field = look.NewEntry(i.begun, "", nil)
	}
	i.Field.PlaceHolder = i.hint()
	if i.options != nil {
		i.offers = newOffers(i)
		i.Field.OnChanged = func(string) { i.offers.typing() }
	}
	return i
}

// hint is an example of what is typed, where the name of the cell does not say it.
func (i *Input) hint() string {
	for _, key := range []string{"entry.hint." + string(i.kind) + "-" + i.cell.Name, "entry.hint." + i.cell.Name} {
		if i.print.Has(key) {
			return i.print.T(key)
		}
	}
	return ""
}

// Label is what the cell is called.
func (i *Input) Label() string {
	if key := "entry.label." + string(i.kind) + "-" + i.cell.Name; i.print.Has(key) {
		return i.print.T(key)
	}
	return i.print.Capital(i.print.Field(i.kind, i.cell.Name))
}

// shown is a value as the field shows it.
func (i *Input) shown(value string) string {
	f := i.cell.Field
	switch {
	case value == "", (f.Type == model.Whole || f.Type == model.Number) && value == "0":
		return ""
	case f.Type == model.List:
		var out []string
		for m := range model.Set(value).All() {
			out = append(out, i.print.Value(i.s, f, m))
		}
		return strings.Join(out, i.print.T("entry.and"))
	case i.options != nil && f.Type != model.List:
		for _, o := range i.options {
			if o.value == value {
				return o.label
			}
		}
		return i.print.Value(i.s, f, value)
	}
	return typography.FullWidth(value)
}

// Changed reports whether something else stands in the field than at the beginning.
func (i *Input) Changed() bool { return strings.TrimSpace(i.Field.Text) != strings.TrimSpace(i.begun) }

// Empty reports whether nothing stands in the field.
func (i *Input) Empty() bool { return strings.TrimSpace(i.Field.Text) == "" }

// Cells are what the field holds, as cells of the record: of a wording that of the
// language in which it was typed. The error is a [*model.InputError].
func (i *Input) Cells() (map[string]string, error) {
	v, err := i.value()
	if err != nil {
		return nil, err
	}
	if !i.cell.Text {
		return map[string]string{i.cell.Name: v}, nil
	}
	lang := cmp.Or(i.lang, i.print.Lang())
	if t := model.Wording(lang, v); t.ZH != "" {
		lang = model.ZH
	}
	return map[string]string{i.cell.Name + "." + string(lang): v}, nil
}

// value is the canonical form of what was typed.
func (i *Input) value() (string, error) {
	f, s := i.cell.Field, strings.TrimSpace(i.Field.Text)
	if !i.Changed() && i.was != "" {
		return i.was, nil // also what has no word, or a name that several have
	}
	bad := func(reason string) error { return &model.InputError{Field: f, Value: s, Reason: reason} }
	switch {
	case s == "":
		return "", nil
	case f.Type == model.List:
		var out []string
		for _, part := range i.parts(s) {
			o, ok := i.find(part)
			if !ok {
				return "", bad("not allowed")
			}
			out = append(out, o.value)
		}
		return string(model.NewSet(out...)), nil
	case f.Type == model.Reference || f.Type == model.AnyRef:
		if o, ok := i.find(s); ok {
			return o.value, nil
		}
		return "", bad("not allowed")
	case i.options != nil:
		if o, ok := i.find(s); ok {
			return o.value, nil
		}
		if len(f.Options) > 0 {
			return "", bad("not allowed")
		}
		return halfWidthOf(f, s), nil
	case f.Type == model.Whole || f.Type == model.Number:
		return halfWidthOf(f, s), nil // the cell itself says what is no number
	case f.Day:
		return day(s), nil
	}
	return s, nil
}

// find gives what somebody means by a word: what is called so, or what is marked.
func (i *Input) find(said string) (Option, bool) {
	for _, o := range i.options {
		if strings.EqualFold(o.label, said) {
			return o, true
		}
	}
	return Option{}, false
}

// parts are the words of a list as it was typed.
func (i *Input) parts(s string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(s, separates) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func separates(r rune) bool { return strings.ContainsRune(",;\n，、；", r) }

// Settle ends the typing of one field: what is marked among the offers is taken, so that
// the beginning of a word is enough.
func (i *Input) Settle() {
	if i.offers != nil {
		i.offers.complete()
	}
}

// Refuse says beside the field why what stands in it does not do; "" = it does.
func (i *Input) Refuse(why string) {
	i.error = why
	i.Field.Refused = why != ""
	i.Field.Refresh()
}

// halfWidthOf is a number as machines read it, another word as it is.
func halfWidthOf(f model.Field, s string) string {
	if f.Type == model.Whole || f.Type == model.Number {
		return strings.TrimSuffix(halfWidth(s), "%")
	}
	return s
}

// halfWidth writes digits and signs as they are read by machines.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '\uff01' && r <= '\uff5e' {
			return r - '\uff01' + '!'
		}
		return r
	}, s)
}

// day reads a date in the ways in which dates are typed; another word stays as it is.
func day(s string) string {
	s = halfWidth(s)
	numbers := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	for _, form := range []string{"2006-1-2", "20060102"} {
		joined := strings.Join(numbers, "-")
		if t, err := time.Parse(form, joined); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	for _, form := range []string{"2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006"} {
		if t, err := time.Parse(form, s); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return s
}
