package meeting

import (
	"image"
	"slices"
)

// pictures are the slides as they were painted last.
type pictures struct {
	talk    *Talk
	turn    int // of the deck
	kept    []painted
	painted map[asked]bool // is under way
}

type asked struct {
	slide, wide int // wide in pixels
}

type painted struct {
	asked
	picture image.Image
}

// mostKept is how many pictures are kept: this slide and the next, large and small, and
// some of those before. At 4K one takes 33 MB.
const mostKept = 6

// forget forgets all: there is another deck.
func (p *pictures) forget() {
	p.turn++
	p.kept, p.painted = nil, nil
}

// onTrial stands for the slide of what is being tried.
const onTrial = -1

// get gives the picture of a slide so many pixels wide; while there is none it has it
// painted, and then the meeting drawn anew: somebody may have turned to it meanwhile.
func (p *pictures) get(slide, wide int) image.Image {
	what := p.talk.trial
	if slide != onTrial {
		if slide >= len(p.talk.slides) {
			return nil
		}
		what = &p.talk.slides[slide]
	}
	if what == nil || wide < 16 {
		return nil
	}
	k := asked{slide, wide}
	if i := slices.IndexFunc(p.kept, func(x painted) bool { return x.asked == k }); i >= 0 {
		x := p.kept[i]
		p.kept = append(slices.Delete(p.kept, i, i+1), x)
		return x.picture
	}
	if p.painted[k] {
		return nil
	}
	if p.painted == nil {
		p.painted = map[asked]bool{}
	}
	p.painted[k] = true
	s, turn := what.Page, p.turn
	p.talk.hands.Paint(s, float64(wide)/s.Width, func(picture image.Image) {
		if turn != p.turn {
			return
		}
		delete(p.painted, k)
		if p.kept = append(p.kept, painted{k, picture}); len(p.kept) > mostKept {
			p.kept = slices.Delete(p.kept, 0, 1)
		}
		p.talk.draw()
	})
	return nil
}
