package carry

import (
	"sandtable/model"
	"sandtable/scenarios"
)

// Prediction is what letting go at the pointer would do with what is dragged.
type Prediction struct {
	Duties      []model.ID
	Unit        model.ID // that is dragged; "" = duties are
	To          model.ID
	Outside     bool // over no place: nothing would happen
	Same        bool // the home stays: another order at most
	Stays       bool // the order stays too
	Merge       bool // Unit would be merged with To, after a question
	Consequence scenarios.Consequence
}
