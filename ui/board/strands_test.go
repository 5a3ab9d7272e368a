package board

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
)

func TestPositionsStandSideBySideWhereThereIsRoom(t *testing.T) {
	s := example(t, "V2")
	s.Resize(fyne.NewSize(1280, 860))
	c := s.column("DM")
	if c.plan.strands() < 3 || c.scroll.Content.Size().Height > c.scroll.Size().Height {
		t.Errorf("%d strands, %v of %v can be seen", c.plan.strands(), c.scroll.Size(), c.scroll.Content.Size())
	}
	for _, i := range c.plan.items {
		if i.kind != cardItem {
			continue
		}
		if d, _ := s.session.Now().Scenario.Duty(i.duty); d.Unit != i.unit {
			t.Errorf("%s stands among the cards of %s", i.duty, i.unit)
		}
		if w := s.card(i.duty); w.Position().X+w.Size().Width > c.Size().Width {
			t.Errorf("%s reaches out of its column", i.duty)
		}
	}
	last := s.columns[len(s.columns)-1]
	if right := last.Position().X + last.Size().Width + boardPadX; right < s.Size().Width-1 || right > s.Size().Width+1 {
		t.Errorf("the columns end at %v of %v", right, s.Size().Width)
	}
	s.Resize(fyne.NewSize(600, 860))
	if n := s.column("DM").plan.strands(); n != 1 {
		t.Errorf("%d strands where there is no room", n)
	}
}

func TestTheCardsOfATallDepartmentStandSideBySideInTheirOrder(t *testing.T) {
	s := example(t, "V1")
	s.Resize(fyne.NewSize(1280, 860))
	c := s.column("DM")
	if c.plan.strands() != 2 || c.plan.height > c.scroll.Size().Height {
		t.Fatalf("%d strands of %v in %v", c.plan.strands(), c.plan.height, c.scroll.Size().Height)
	}
	order := s.order("DM")
	_, to := c.plan.strand(0)
	last, next := c.plan.items[to-1].duty, c.plan.items[to].duty
	if i := slices.Index(order, last); order[i+1] != next {
		t.Errorf("after %s comes %s", last, next)
	}
	moving := order[0]
	at := s.on(last, .95) // below the last card of the first strand: before the first of the next
	s.press(moving, steps(s.on(moving, .5), at)...).release()
	got := s.order("DM")
	if i := slices.Index(got, moving); got[i-1] != last || got[i+1] != next {
		t.Errorf("%s went to %v", moving, got)
	}
	moving = got[0]
	top := s.on(next, .2) // the upper half of a card of the second strand
	s.press(moving, steps(s.on(moving, .5), top)...).release()
	if got = s.order("DM"); got[slices.Index(got, moving)+1] != next {
		t.Errorf("%s went to %v", moving, got)
	}
}

func TestTheArrowsGoFromStrandToStrand(t *testing.T) {
	s := example(t, "V1")
	s.Resize(fyne.NewSize(1280, 860))
	p := s.column("DM").plan
	first, second := p.items[0].duty, p.items[p.starts[1]].duty
	s.Select(first)
	s.key(fyne.KeyRight)
	if !slices.Equal(s.selected, []model.ID{second}) {
		t.Errorf("right of %s is %v, want %s", first, s.selected, second)
	}
	s.key(fyne.KeyUp)
	s.key(fyne.KeyLeft)
	if !slices.Equal(s.selected, []model.ID{first}) {
		t.Errorf("left of it is %v, want %s", s.selected, first)
	}
}
