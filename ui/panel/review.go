package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// Reviewed is one overlap of a review. What was found may be gone by now.
type Reviewed struct {
	Key     string
	A, B    model.ID
	Decided string // in words; "" = not yet
	By      string // who decided it and when, in words; "" = not known
}

// ReviewHands is what a review may ask for.
type ReviewHands struct {
	Verb    func(model.Settlement) model.Verb // what an answer would do
	Preview func(model.Verb) scenarios.Consequence
	Settle  func(model.Settlement) // carry it out
	Leave   func()
	Show    func(check.Finding) // on the board
}

// Review walks through the overlaps of a merged unit pair by pair (合并复核), and lists
// what nobody owns any more.
type Review struct {
	widget.BaseWidget
	list  *reviewList
	desk  *reviewDesk
	below *ground
	both  *fyne.Container

	sight
	hands ReviewHands
	pairs []Reviewed
	loose []check.Finding // what nobody owns
	at    int             // pair that is looked at

	answer model.Answer // chosen for the pair; "" = none yet, and nothing is chosen unasked
	draft  *writing     // of the pair and the answer; nil when it cannot be decided
	drafts writings
}

// reviewListWidth is the width of the list of pairs.
const reviewListWidth = 264

// NewReview makes an empty review.
func NewReview(h ReviewHands) *Review {
	r := &Review{hands: h}
	r.list, r.desk = newReviewList(r), newReviewDesk(r)
	r.below = newGround(reviewListWidth, reviewListWidth)
	r.both = container.New(listPage{reviewListWidth, 600}, r.below, r.list, r.desk)
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *Review) CreateRenderer() fyne.WidgetRenderer { return look.Laid(r, r.both) }

// Draw shows the pairs and what nobody owns. The pair that is looked at stays.
// past has what the scenario had once, for the names of what is gone.
func (r *Review) Draw(snap scenarios.Snapshot, past model.Scenario, p text.Printer, pairs []Reviewed, loose []check.Finding) {
	r.sight, r.pairs, r.loose = see(snap, p), pairs, loose
	r.past = past
	r.below.Refresh()
	r.at = min(r.at, max(len(pairs)-1, 0))
	r.write()
	r.list.draw()
	r.desk.draw()
}

// Begin goes to the first pair that is not decided.
func (r *Review) Begin() {
	r.at = 0
	for i, p := range r.pairs {
		if p.Decided == "" {
			r.at = i
			break
		}
	}
	r.drafts = writings{}
	r.choose("")
}

// Go shows another pair; places beyond the ends show the last or the first.
func (r *Review) Go(to int) {
	r.at = min(max(to, 0), max(len(r.pairs)-1, 0))
	r.choose("")
}

// Next goes to the next pair that is not decided, or only to the next.
func (r *Review) Next() {
	for i := 1; i < len(r.pairs); i++ {
		if to := (r.at + i) % len(r.pairs); r.pairs[to].Decided == "" {
			r.Go(to)
			return
		}
	}
	r.Go(r.at + 1)
}

// Foot is what of the lower edge has the buttons.
func (r *Review) Foot() float32 { return deskFoot }

// Left counts the pairs that are not decided.
func (r *Review) Left() (n int) {
	for _, p := range r.pairs {
		if p.Decided == "" {
			n++
		}
	}
	return n
}

// Choose picks an answer for the pair.
func (r *Review) Choose(a model.Answer) { r.choose(a) }

func (r *Review) choose(a model.Answer) {
	r.answer = a
	r.write()
	r.list.draw()
	r.desk.draw()
}

// pair is what is looked at; false when there is none.
func (r *Review) pair() (Reviewed, bool) {
	if r.at >= len(r.pairs) {
		return Reviewed{}, false
	}
	return r.pairs[r.at], true
}

// open reports whether the pair can be decided: it is not, and both duties are there.
func (r *Review) open() (a, b model.Duty, ok bool) {
	pair, found := r.pair()
	a, okA := r.snap.Scenario.Duty(pair.A)
	b, okB := r.snap.Scenario.Duty(pair.B)
	return a, b, found && okA && okB && pair.Decided == ""
}

// settlement is the answer as it stands.
func (r *Review) settlement() model.Settlement {
	pair, _ := r.pair()
	x := model.Settlement{Key: pair.Key, First: pair.A, Second: pair.B, Answer: r.answer}
	if r.draft != nil {
		x.Texts, x.Why = r.draft.texts(), r.draft.reason()
	}
	return x
}

// Settle carries the chosen answer out, when it can be.
func (r *Review) Settle() {
	if _, _, ok := r.open(); ok && r.hands.Settle != nil && !r.lacks() {
		r.hands.Settle(r.settlement())
	}
}

// lacks reports whether something is missing yet: an answer, or what it needs.
func (r *Review) lacks() bool {
	a, b, ok := r.open()
	if !ok || r.draft == nil {
		return true
	}
	texts := r.draft.texts()
	differs := func(d model.Duty, t model.Text) bool { return !t.Empty() && t != d.Text }
	switch r.answer {
	case "":
		return true
	case model.FuseBoth:
		return texts[0].Empty()
	case model.DivideBoth:
		return !differs(a, texts[0]) && !differs(b, texts[1])
	case model.LeaveBoth:
		return r.draft.reason() == ""
	}
	return false
}

// Key answers a key typed while no field has the keyboard, and reports whether it did.
func (r *Review) Key(name fyne.KeyName) bool {
	switch name {
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6:
		r.choose(model.Answers()[name[0]-'1'])
	case fyne.KeyLeft:
		r.Go(r.at - 1)
	case fyne.KeyRight:
		r.Go(r.at + 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		r.Settle()
	default:
		return false
	}
	return true
}

// Targets names what can be clicked now.
func (r *Review) Targets() map[string]fyne.CanvasObject {
	out := r.list.Targets()
	for name, o := range r.desk.Targets() {
		out[name] = o
	}
	return out
}
