package entry

import (
	"slices"
	"strings"

	"sandtable/model"
)

// Cell is one thing that is entered of a record: a cell of its table, or a wording, whose
// two languages are one.
type Cell struct {
	Name  string // "text" for text.zh and text.en
	Field model.Field
	Text  bool // a wording
}

// Cells lists what can be entered of a kind, in the order of its table.
func Cells(k model.Kind) []Cell {
	var out []Cell
	for _, f := range model.Fields(k) {
		if _, not := Unentered(k, f.Name); not {
			continue
		}
		base, lang, wording := strings.Cut(f.Name, ".")
		switch {
		case wording && lang == string(model.ZH):
			out = append(out, Cell{base, f, true})
		case !wording:
			out = append(out, Cell{base, f, false})
		}
	}
	return out
}

// Unentered tells why a cell is not entered by anybody; false for the others.
func Unentered(k model.Kind, field string) (why string, not bool) {
	base, lang, _ := strings.Cut(field, ".")
	switch {
	case lang == "stale":
		return "follows from editing one language and not the other", true
	case base == "basis":
		return "says who wrote the record, which the program knows", true
	case base == "rank":
		return "is the place among neighbours, which is dragged", true
	case base == "source":
		return "is where an import found the record", true
	case base == "origin":
		return "is what fusing, merging and splitting leave behind", true
	case k == model.UnitKind && base == "formerHeads":
		return "is what merging leaves behind", true
	case k == model.WaiverKind && slices.Contains([]string{"key", "by", "evidence"}, base):
		return "is the warning that is accepted, by whom, and what was known then", true
	case k == model.ResponseKind && base == "theme":
		return "is the matter that is answered", true
	}
	return "", false
}

// long reports whether a cell is typed in a sentence or more, and area whether in several
// lines.
func (c Cell) long() bool {
	return c.Text && slices.Contains([]string{"text", "object"}, c.Name) || c.area(model.DutyKind)
}

func (c Cell) area(k model.Kind) bool {
	return c.Field.Type == model.Prose && (k == model.DutyKind || c.Name != "text") && !slices.Contains([]string{"object", "sla", "group", "output"}, c.Name)
}
