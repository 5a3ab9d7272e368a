package board

import (
	"sandtable/model"
	"sandtable/ui/carry"
)

// resting is what was let go while the file has not answered: it stays where the hand has
// left it, so that a card does not jump back and forth. When the file takes long the board
// is drawn with what is on its way, and it is taken away.
type resting struct {
	duties []model.ID // their cards stand for the place that they left
}

func (r *resting) has(duty model.ID) bool {
	if r == nil {
		return false
	}
	for _, x := range r.duties {
		if x == duty {
			return true
		}
	}
	return false
}

// letGo ends a pull but for what hangs at the pointer, which stays where it is until the
// file has answered, then comes.
func (b *Board) letGo(p *carry.Pull, duties []model.ID, v model.Verb, then func(done bool)) {
	p.Rest()
	b.layer.Objects = nil
	b.layer.Refresh()
	rests := &resting{duties}
	b.resting, b.keyboard = rests, false
	for _, c := range b.columns {
		c.predict(false)
	}
	b.redraw()
	b.hands.Predicted(nil)
	b.hands.Do(v, func(done bool) {
		if b.resting == rests {
			b.land()
		}
		then(done)
	})
}

// land takes away what rests where it was let go.
func (b *Board) land() {
	if b.resting == nil {
		return
	}
	b.resting = nil
	if b.pulled() == nil || !b.pulled().Begun {
		b.above.Objects = nil
		b.above.Refresh()
	}
	b.redraw()
}
