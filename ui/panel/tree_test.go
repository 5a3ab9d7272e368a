package panel

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/ui/look"
)

func TestTheTreeOpensForksAndOffersAMenu(t *testing.T) {
	w := open(t)
	var asked []string
	tree := NewTree(TreeHands{
		Open: func(id model.ID) { asked = append(asked, "open "+string(id)) },
		Fork: func() { asked = append(asked, "fork") },
		New:  func() { asked = append(asked, "new") },
		Menu: func(id model.ID, _ fyne.Position) { asked = append(asked, "menu "+string(id)) },
	})
	stage(t, look.Light(), tree, 232, 400)
	tree.Draw(text.For(model.ZH), w.tree, w.tree[0].Info.ID)
	last := string(w.tree[len(w.tree)-1].Info.ID)
	tap(t, tree.Targets(), "scenario:"+last)
	tap(t, tree.Targets(), "fork")
	tap(t, tree.Targets(), "new-scenario")
	tree.Targets()["scenario:"+last].(fyne.SecondaryTappable).TappedSecondary(&fyne.PointEvent{})
	if got, want := strings.Join(asked, ", "), "open "+last+", fork, new, menu "+last; got != want {
		t.Errorf("asked for %s, not %s", got, want)
	}
	shown := texts(tree)
	for _, want := range []string{"方案", w.tree[0].Info.Name.ZH, "无改动", "1 处改动"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown:\n%s", want, shown)
		}
	}
	tree.Draw(text.For(model.EN), w.tree, w.tree[0].Info.ID)
	if shown := texts(tree); !strings.Contains(shown, "1 change") || strings.Contains(shown, "方案") {
		t.Errorf("in English:\n%s", shown)
	}
}

func TestAForkStandsOneStepRightOfItsParent(t *testing.T) {
	w := open(t)
	tree := NewTree(TreeHands{})
	tree.Draw(text.For(model.ZH), w.tree, "")
	for i, r := range w.tree {
		want := 0
		if at := tree.parents[i]; at >= 0 {
			want = tree.depth[at] + 1
		}
		if tree.depth[i] != want {
			t.Errorf("%s has depth %d, not %d", r.Info.ID, tree.depth[i], want)
		}
	}
}

func TestTheRailHasNodesWithoutWords(t *testing.T) {
	w := open(t)
	tree := NewTree(TreeHands{})
	stage(t, look.Light(), tree, 48, 400)
	tree.Draw(text.For(model.ZH), w.tree, w.tree[0].Info.ID)
	nodes := 0
	walk(tree, func(o fyne.CanvasObject) {
		if _, ok := o.(*canvas.Circle); ok {
			nodes++
		}
	})
	if s := strings.TrimSpace(texts(tree)); s != "" || nodes != len(w.tree) {
		t.Errorf("%d nodes for %d scenarios, and the words %q", nodes, len(w.tree), s)
	}
}

func TestAReasonIsWrittenIntoItsRow(t *testing.T) {
	w := open(t)
	p := text.For(model.ZH)
	var written []string
	l := NewTrail(TrailHands{Reason: func(seq int, why string) { written = append(written, p.Number(float64(seq))+why) }})
	stage(t, look.Light(), l, 232, 400)
	rows := trail(t, w, w.tree[len(w.tree)-1].Info.ID, p)
	rows[0].Why = ""
	l.Draw(p, rows)
	if !strings.Contains(texts(l), "补写理由") {
		t.Errorf("a missing reason is not asked for:\n%s", texts(l))
	}
	name := "trail:" + p.Number(float64(rows[0].Seq))
	tap(t, l.Targets(), name)
	l.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if l.field != nil || len(written) != 0 {
		t.Fatalf("Escape left the field open or wrote %v", written)
	}
	tap(t, l.Targets(), name)
	test.Type(l.field, "先说清楚")
	l.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got, want := strings.Join(written, ","), p.Number(float64(rows[0].Seq))+"先说清楚"; got != want || l.field != nil {
		t.Errorf("written %q, not %q; field %v", got, want, l.field)
	}
}

func TestArchivedScenariosStandBelowTheOthersAndFoldAway(t *testing.T) {
	w := open(t)
	rows := append([]TreeRow(nil), w.tree...)
	rows[1].Info.Status = "archived"
	rows[2].Info.Status, rows[2].Info.Adopted = "adopted", "3fa9c21b"
	rows[3].Info.Parent = rows[1].Info.ID
	tree := NewTree(TreeHands{})
	stage(t, look.Light(), tree, 232, 800)
	tree.Draw(text.For(model.ZH), rows, rows[0].Info.ID)
	at := func(id model.ID) float32 {
		if o := tree.Targets()["scenario:"+string(id)]; o != nil {
			return o.Position().Y
		}
		return -1
	}
	for i, r := range rows {
		if i != 1 && at(r.Info.ID) > at(rows[1].Info.ID) {
			t.Errorf("%s stands below what is archived", r.Info.ID)
		}
	}
	if tree.parents[2] != 0 || tree.depth[2] != 1 { // that was rows[3]
		t.Errorf("a fork of an archived scenario hangs at row %d in depth %d", tree.parents[2], tree.depth[2])
	}
	if shown := texts(tree); !strings.Contains(shown, "3fa9c21b") {
		t.Errorf("the adopted one is not told by its fingerprint:\n%s", shown)
	}
	tap(t, tree.Targets(), "archive")
	if at(rows[1].Info.ID) != -1 || at(rows[3].Info.ID) == -1 {
		t.Error("the archive does not fold")
	}
}
