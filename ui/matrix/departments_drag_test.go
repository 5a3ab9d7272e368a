package matrix

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/compare"
	"sandtable/scenarios"
)

// pull drags the place of a duty by steps to a place of the window, and does not let go.
func (x *desk) pull(duty model.ID, to fyne.Position) *spot {
	x.t.Helper()
	mark := x.marks[model.Ref{Kind: model.DutyKind, ID: duty}]
	if mark == nil {
		x.t.Fatalf("%s is not in sight", duty)
	}
	from := absolute(mark).AddXY(8, 8)
	mark.MouseDown(nil)
	for n := float32(1); n <= 4; n++ {
		at := fyne.NewPos(from.X+(to.X-from.X)*n/4, from.Y+(to.Y-from.Y)*n/4)
		e := &fyne.DragEvent{Dragged: fyne.NewDelta((to.X-from.X)/4, (to.Y-from.Y)/4)}
		e.AbsolutePosition = at
		mark.Dragged(e)
	}
	return mark
}

// seen scrolls a record into sight and gives the middle of its place.
func (x *desk) seen(of model.Ref) fyne.Position {
	x.t.Helper()
	mark := x.marks[of]
	if mark == nil {
		x.t.Fatalf("%s is not in sight", of)
	}
	return absolute(mark).AddXY(mark.Size().Width/2, mark.Size().Height/2)
}

// inSight finds a duty and a record of a kind that are both in sight and not linked.
func (x *desk) inSight(k model.Kind) (model.ID, model.Ref) {
	x.t.Helper()
	for _, of := range x.inOrder() {
		for _, d := range x.inOrder() {
			if of.Kind == k && d.Kind == model.DutyKind && !x.snap.Scenario.Has(model.Ref{Kind: model.LinkKind, ID: model.LinkID(d.ID, of.ID)}) {
				return d.ID, of
			}
		}
	}
	x.t.Fatal("none are in sight together")
	return "", model.Ref{}
}

// inOrder are the records in sight.
func (x *desk) inOrder() []model.Ref {
	return slices.SortedFunc(maps.Keys(x.marks), func(a, b model.Ref) int { return strings.Compare(a.String(), b.String()) })
}

func TestADutyThatIsDraggedOntoAGoalOrAKPIIsLinkedToItInOneStep(t *testing.T) {
	for _, k := range []model.Kind{model.GoalKind, model.KPIKind} {
		x := entered(t, model.ZH)
		x.win.Resize(fyne.NewSize(1400, 2600)) // all of it is in sight
		previews := 0
		x.hands.Preview = func(v model.Verb) scenarios.Consequence {
			previews++
			_, err := v(x.snap.Scenario)
			return scenarios.Consequence{Refusal: err}
		}
		told := 0
		x.hands.Linked = func() { told++ }
		duty, to := x.inSight(k)
		mark := x.pull(duty, x.seen(to))
		if x.linking == nil || x.linking.over != to || previews == 0 || !x.marks[to].target {
			t.Fatalf("over %s it says nothing of it: %+v, %d previews", to, x.linking, previews)
		}
		mark.DragEnd()
		l, ok := x.snap.Scenario.Link(model.LinkID(duty, to.ID))
		if len(x.steps) != 1 || !ok || l.Strength != draggedStrength || told != 1 || x.linking != nil || len(x.above.Objects) != 0 {
			t.Errorf("%d steps, %+v", len(x.steps), l)
		}
		mark = x.pull(duty, x.seen(to))
		mark.DragEnd()
		if len(x.steps) != 1 {
			t.Error("what is linked is linked once more")
		}
	}
}

func TestADutyThatIsLetGoElsewhereOrGivenUpIsLinkedToNothing(t *testing.T) {
	x := entered(t, model.ZH)
	x.win.Resize(fyne.NewSize(1400, 2600))
	duty, to := x.inSight(model.GoalKind)
	x.pull(duty, fyne.NewPos(5, 5)).DragEnd()
	mark := x.pull(duty, x.seen(to))
	if !x.Key(fyne.KeyEscape) {
		t.Error("Escape is not answered")
	}
	mark.DragEnd()
	if len(x.steps) != 0 || x.linking != nil || len(x.above.Objects) != 0 {
		t.Error(x.steps)
	}
}

func TestTheTableOfContentsLeadsToASectionWhileADutyIsDragged(t *testing.T) {
	x := entered(t, model.ZH)
	x.win.Resize(fyne.NewSize(1400, 600))
	var duty model.ID
	for _, of := range x.inOrder() {
		if of.Kind == model.DutyKind {
			duty = of.ID
		}
	}
	before := x.table.roll.Offset().Y
	x.pull(duty, absolute(x).AddXY(40, 56+28+tocRow*3+5))
	if x.table.roll.Offset().Y == before || x.result.Sections[x.section].Dimension != compare.KPIs {
		t.Errorf("it is at %v, in section %d", x.table.roll.Offset(), x.section)
	}
	x.drop()
}
