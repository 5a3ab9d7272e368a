package page

import "time"

// Amount is a figure or a day that the text of a cell says, for a form that reckons with
// them. The zero Amount is none.
type Amount struct {
	Number float64 // of a Share, of one
	Form   Form
	Unit   string // what follows the figure, such as " functions"
	Day    time.Time
}

// Form is how a figure is written.
type Form int

// The forms.
const (
	NoFigure Form = iota
	Count
	Share
	Difference
	Calendar
)
