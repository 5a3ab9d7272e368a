package board

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// picture writes what the board shows when pictures are asked for.
func (s *stage) picture(name string) {
	s.t.Helper()
	s.settle()
	folder := os.Getenv("BOARD_PICTURES")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	s.must(err)
	defer f.Close()
	s.must(png.Encode(f, s.window.Canvas().Capture()))
}

// positions splits the departments of the example, so that the board has lanes.
func positions(t testing.TB) *stage {
	s := example(t, "V0")
	s.carry(model.SplitUnit("EC", model.Position,
		model.UnitPart{ID: "PO", Name: model.Text{ZH: "电商运营", EN: "E-commerce operations"}, Duties: []model.ID{"B-EC-D1", "B-EC-D2", "B-EC-D3"}},
		model.UnitPart{ID: "PA", Name: model.Text{ZH: "数据分析", EN: "Data analysis"}, Duties: []model.ID{"B-EC-D5"}}))
	s.carry(model.SplitUnit("MD", model.Position,
		model.UnitPart{ID: "PM", Name: model.Text{ZH: "新媒体运营", EN: "New media"}, Duties: []model.ID{"B-MD-D2", "B-MD-D6"}},
		model.UnitPart{ID: "PD", Name: model.Text{ZH: "投放优化", EN: "Advertising"}, Duties: []model.ID{"B-MD-D1", "B-MD-D5", "B-MD-D7"}}))
	return s
}

// TestTheBoardIsDrawnInEveryStateAndLanguage draws without a complaint; with
// BOARD_PICTURES naming a folder it leaves the pictures there.
func TestTheBoardIsDrawnInEveryStateAndLanguage(t *testing.T) {
	s := positions(t)
	s.Select("B-MD-D7")
	s.picture("board-zh-light")
	s.AskWhy("B-MD-D7", "投放与评估分离", "减少重叠")
	s.picture("reason-zh-light")
	s.AskWhy("")
	g := s.press("B-MD-D7", s.on("B-EC-D5", .9))
	s.picture("drag-zh-light")
	s.carry(model.AddRecord(model.Lock{ID: "fixed", Type: "pinned", Duties: model.SetOf("B-MD-D7"), Reason: "合同约定"}))
	s.picture("drag-refused-zh-light")
	g.release()
	s.Select("B-EC-D1", "B-EC-D2", "B-EC-D3")
	g = s.press("B-EC-D1", s.below("MD"))
	s.picture("drag-three-zh-light")
	g.release()

	test.ApplyTheme(t, look.NewTheme(look.Dark()))
	s.print = text.For(model.EN)
	s.Draw(s.session.Now(), s.print)
	s.Mark(check.Medium, duty("B-EC-D5"), duty("B-MD-D7"))
	s.FocusGained()
	s.picture("board-en-dark")
	g = s.press("B-EC-D5", s.on("B-MD-D5", .9))
	s.picture("drag-en-dark")
	s.Cancel()
	g.release()
	s.SetDensity(Compact)
	s.Resize(fyne.NewSize(700, 600))
	s.picture("compact-en-dark")
	if readable(s) == "" {
		t.Error("nothing can be read")
	}
}
