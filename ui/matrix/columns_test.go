package matrix

import (
	"testing"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// TestColumnsComeAndGoWhileTheComparisonIsShown draws comparisons of other columns over
// each other, at several heights of scrolling, and looks that every scenario has its head.
func TestColumnsComeAndGoWhileTheComparisonIsShown(t *testing.T) {
	four := columnsOf(brief(t))
	pick := func(ids ...int) Comparison {
		out := Comparison{Open: four.Columns[ids[0]].ID}
		for _, i := range ids {
			out.Columns = append(out.Columns, four.Columns[i])
		}
		return out
	}
	many := pick(0, 1, 2, 3)
	many.Columns = append(many.Columns, many.Columns...)
	c := NewCompare(CompareHands{})
	win := show(t, c, look.Light(), 1440, 700)
	for _, section := range []int{0, 1, 2} {
		for n, shown := range []Comparison{pick(0, 1, 2, 3), pick(0, 2, 3), pick(3, 0), pick(0), {}, many, pick(1, 0, 2), pick(0, 1, 2, 3)} {
			lang := []model.Lang{model.ZH, model.EN}[n%2]
			c.Draw(shown, text.For(lang))
			if len(shown.Columns) > 0 {
				c.table.goTo(section)
			}
			width := float32(1024 + 200*(n%3))
			c.Resize(win.Canvas().Size().AddWidthHeight(width-1440, 0))
			heads := 0
			for _, s := range texts(c.head) {
				for _, id := range []string{"V0", "V1", "V2", "V3"} {
					if s == id {
						heads++
					}
				}
			}
			if len(shown.Columns) > 0 && heads != len(shown.Columns) {
				t.Errorf("%d columns have %d heads: %q", len(shown.Columns), heads, texts(c.head))
			}
		}
	}
}

func TestUnitsComeAndGoWhileTheDepartmentsAreShown(t *testing.T) {
	snaps := brief(t)
	d := NewDepartments(DepartmentHands{})
	show(t, d, look.Light(), 1440, 700)
	for n, snap := range []int{3, 0, 2, 1, 3, 2, 0} {
		d.Draw(snaps[snap], text.For([]model.Lang{model.ZH, model.EN}[n%2]))
		var all []model.ID
		for _, u := range snaps[snap].Scenario.Units() {
			all = append(all, u.ID)
		}
		for k := 1; k <= min(len(all), mostUnits); k++ {
			d.Compare(all[:k]...)
			d.table.goTo(k % 7)
		}
		d.Resize(d.Size().AddWidthHeight(-40, 0))
	}
	d.Draw(snaps[1], text.For(model.EN))
	for _, id := range d.result.Units {
		if _, ok := snaps[1].Scenario.Unit(id); !ok {
			t.Errorf("%s is compared and is not there", id)
		}
	}
}
