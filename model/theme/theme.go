package theme

import (
	"sandtable/model"
	"sandtable/model/check"
)

// Kind is the sort of matter that a theme is.
type Kind string

// The kinds of themes.
const (
	Overlap    Kind = "overlap"    // several units do it
	Gap        Kind = "gap"        // nobody answers for it
	Load       Kind = "load"       // too much, too little or too many kinds of work in one place
	Interface  Kind = "interface"  // what is handed over between units
	Governance Kind = "governance" // powers that do not go together
	Wording    Kind = "wording"    // duties that cannot be assigned as they are worded
)

// Theme is one matter: findings that share what they are about. It must not be written
// to.
type Theme struct {
	Key  string // the same while its duties change
	Kind Kind
	// Sort tells apart the wordings of its title, a key of model/text.
	Sort string
	// About is the record that the theme is about; zero when it is about a Name, or about
	// all of its Refs.
	About model.Ref
	Name  model.Text // of the object that several duties name
	// Severity is that of the gravest finding that is not accepted; of the gravest when all are.
	Severity check.Severity
	Units    []model.ID  // whose duties it is about, as they stand on the board
	Duties   []model.ID  // by unit
	Refs     []model.Ref // everything that it marks: the duties, then the other subjects
	Findings []*check.Finding
	Stakes   Stakes
	said     string // by which themes that rank alike are ordered
	// Waived is the acceptance when all findings behind it are accepted, the gravest one's.
	Waived *model.Waiver
}

// Open counts the findings behind a theme that are not accepted.
func (t *Theme) Open() int {
	n := 0
	for _, x := range t.Findings {
		if x.Waived == nil {
			n++
		}
	}
	return n
}

// Across reports whether a theme is between units.
func (t *Theme) Across() bool { return len(t.Units) > 1 }
