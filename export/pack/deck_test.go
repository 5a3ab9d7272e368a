package pack_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"sandtable/export"
	"sandtable/export/pack"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/text"
)

// readable fails for what lies off a slide or is too small to be read on the wall.
func readable(t *testing.T, slides []pack.Slide) {
	t.Helper()
	for n, s := range slides {
		if s.Page.Width != pack.SlideWidth || s.Page.Height != pack.SlideHeight {
			t.Fatalf("slide %d is %v × %v", n+1, s.Page.Width, s.Page.Height)
		}
		if s.Title == "" {
			t.Errorf("slide %d has no title", n+1)
		}
		for _, m := range s.Page.Marks {
			switch m := m.(type) {
			case page.Words:
				if end := m.X + page.Width(m.Text, m.Type); m.X < 80 || end > pack.SlideWidth-80 || m.Y < 60 || m.Y > 1040 {
					t.Errorf("slide %d: %q lies at %.0f to %.0f, %.0f", n+1, m.Text, m.X, end, m.Y)
				}
				if m.Y > 985 && m.Y < 1015 {
					t.Errorf("slide %d: %q runs into the foot", n+1, m.Text)
				}
				if m.Type.Size < 20 {
					t.Errorf("slide %d: %q is set in %g", n+1, m.Text, m.Type.Size)
				}
			case page.Box:
				if m.W < pack.SlideWidth && (m.X < 80 || m.X+m.W > pack.SlideWidth-80 || m.Y+m.H > 1040) {
					t.Errorf("slide %d: a box lies at %.0f to %.0f, %.0f to %.0f", n+1, m.X, m.X+m.W, m.Y, m.Y+m.H)
				}
			}
		}
	}
}

func titles(slides []pack.Slide) (out []string) {
	for _, s := range slides {
		out = append(out, s.Title)
	}
	return out
}

func TestEverySlideHoldsWhatIsOnItInTypeThatIsReadFromFiveMetres(t *testing.T) {
	for _, x := range []struct {
		example string
		ids     []model.ID
	}{{"seed-b", []model.ID{"V1", "V2", "V3"}}, {"seed-b", []model.ID{"V0"}}, {"seed-a", []model.ID{"V3", "V1"}}, {"seed-ab", []model.ID{"V2", "V1", "V3"}}, {"empty", []model.ID{"V0"}}} {
		all := reports(t, x.example, x.ids...)
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			t.Run(x.example+"-"+string(x.ids[0])+"-"+string(lang), func(t *testing.T) {
				readable(t, pack.Slides(text.For(lang), all...))
			})
		}
	}
}

func TestADeckGoesFromTheQuestionOverOneChangeASlideToTheVote(t *testing.T) {
	slides := pack.Slides(text.For(model.ZH), reports(t, "seed-ab", "V2", "V1")...)
	got := titles(slides)
	want := []string{"V2 细分岗位", "现有架构", "调整后的架构", "数字营销部", "数字营销部：拆分为7个单位", "待议：未了结的议题", "方案比较", "表决"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	merger := words(slides[3].Page)
	for _, say := range []string{"电商部", "媒体部", "解决", "代价", "第1项改动，共2项"} {
		if !says(merger, say) {
			t.Errorf("the merger does not say %q: %q", say, merger)
		}
	}
	last := slides[len(slides)-1]
	if !last.Final || slides[0].Final || slides[3].Topic == "" {
		t.Errorf("what is decided where: %+v", last)
	}
}

func TestTheBaselineIsShownAsItIs(t *testing.T) {
	slides := pack.Slides(text.For(model.ZH), reports(t, "seed-b", "V0")...)
	if got, want := titles(slides)[1:], []string{"现有架构", "待议：未了结的议题"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Names and notes must not be seen by the room.
func TestNoSlideShowsWhoProposedNotesOrTheLibrary(t *testing.T) {
	r := reports(t, "seed-b", "V2")[0]
	brief := r.Scenario.Brief()
	c := model.Change{Edits: []model.Edit{{Before: model.Brief{ID: brief.ID, Notes: brief.Notes}, After: model.Brief{ID: brief.ID, Notes: model.Text{ZH: "切勿外传", EN: "keep it quiet"}}}}}
	s, err := model.Apply(r.Scenario, c)
	if err != nil {
		t.Fatal(err)
	}
	r.Scenario, r.Library = s, "密存库"
	for i := range r.Steps {
		r.Steps[i].Who = "张三丰"
	}
	slides := pack.Slides(text.For(model.ZH), r)
	var spoken []string
	for _, s := range slides {
		spoken = append(spoken, s.Notes...)
		for _, secret := range []string{"切勿外传", "密存库", "张三丰"} {
			if says(words(s.Page), secret) {
				t.Errorf("%q is on the slide %q", secret, s.Title)
			}
		}
	}
	for _, said := range []string{"切勿外传", "张三丰"} {
		if !says(spoken, said) {
			t.Errorf("the speaker is not told %q", said)
		}
	}
}

func TestManyChangesAreTwelveSlidesAndAListOfTheOthers(t *testing.T) {
	base := reports(t, "seed-ab", "V0")[0]
	r := between(base.Scenario, base.Scenario)
	s := base.Scenario
	for i, d := range s.Duties()[:20] {
		to := d
		for _, u := range s.Units() {
			if u.ID != d.Unit && u.Level != model.External {
				to.Unit = u.ID
			}
		}
		c := model.Change{Verb: "move-duty", Edits: []model.Edit{{Before: model.Duty{ID: d.ID, Unit: d.Unit}, After: model.Duty{ID: d.ID, Unit: to.Unit}}}}
		r.Steps = append(r.Steps, export.Step{Before: s, Change: c, Why: strings.Repeat("因", i+1)})
		next, err := model.Apply(s, c)
		if err != nil {
			t.Fatal(err)
		}
		s = next
	}
	steps := r.Steps
	r = between(base.Scenario, s)
	r.Steps = steps
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		slides := pack.Slides(text.For(lang), r)
		readable(t, slides)
		own := 0
		for _, s := range slides {
			if says(words(s.Page), "第1") && says(words(s.Page), "项改动，共12项") {
				own++
			}
		}
		if lang == model.ZH && (own == 0 || !slices.Contains(titles(slides), "其余8项改动")) {
			t.Errorf("%q", titles(slides))
		}
	}
}

func TestTheSameDeckHasTheSamePictures(t *testing.T) {
	all := reports(t, "seed-b", "V2", "V1")
	var files [2]bytes.Buffer
	for i := range files {
		for _, s := range pack.Slides(text.For(model.EN), all...) {
			if err := page.PNG(&files[i], s.Page, .5); err != nil {
				t.Fatal(err)
			}
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("two decks of one scenario differ")
	}
}

// TestASlideCutsNoNameThatHasRoomOnIt looks for names of units and of what is in them.
func TestASlideCutsNoNameThatHasRoomOnIt(t *testing.T) {
	for _, x := range []struct {
		example string
		of      model.ID
	}{{"seed-ab", "V0"}, {"seed-ab", "V1"}, {"seed-ab", "V2"}, {"seed-b", "V2"}} {
		r := reports(t, x.example, x.of)[0]
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			p := text.For(lang)
			var units, duties []string
			for _, s := range []model.Scenario{r.Scenario, r.Baseline} {
				for _, u := range s.Units() {
					units = append(units, p.RecordName(s, u))
				}
				for _, d := range s.Duties() {
					duties = append(duties, p.RecordName(s, d))
				}
			}
			slides := pack.Slides(p, r)
			readable(t, slides)
			for n, s := range slides {
				for _, said := range words(s.Page) {
					short, cut := strings.CutSuffix(said, "…")
					begins := func(name string) bool { return strings.HasPrefix(name, short) }
					unit, duty := slices.ContainsFunc(units, begins), slices.ContainsFunc(duties, begins)
					if alone := n == 1 && x.of == "V0"; cut && (unit && !duty || duty && alone) { // two departments on a slide of their own
						t.Errorf("%s %s %s, slide %d: %q", x.example, x.of, lang, n+1, said)
					}
				}
			}
		}
	}
}

// The duties of a department lie in its positions too: a merger moves them all.
func TestAMergerOfDepartmentsWithPositionsCountsTheDutiesOfThePositions(t *testing.T) {
	was := organisation(t, 2, 2, 0, func(i int) string { return "部门" + string(rune('甲'+i%50)) })
	for i, home := range []model.ID{"D0-P0", "D0-P0", "D0-P1", "D1-P0", "D1-P1", "D1-P1"} {
		was = do(t, was, model.AddDuty(model.ID("T"+string(rune('0'+i))), home, model.Text{ZH: "管理第" + string(rune('一'+i)) + "项", EN: "Manage"}))
	}
	merge, err := model.MergeUnits("NEW", model.Text{ZH: "合并部", EN: "Merged"}, model.Text{}, "D0", "D1")(was)
	if err != nil {
		t.Fatal(err)
	}
	now, err := model.Apply(was, merge)
	if err != nil {
		t.Fatal(err)
	}
	r := between(was, now)
	r.Steps = []export.Step{{Before: was, Change: merge}}
	slides := pack.Slides(text.For(model.ZH), r)
	readable(t, slides)
	seen := false
	for _, s := range slides {
		all := words(s.Page)
		if !slices.Contains(all, "改动前") {
			continue
		}
		seen = true
		if slices.Contains(all, "0") || !slices.Contains(all, "6") || !slices.Contains(all, "3") {
			t.Errorf("the change says %q", all)
		}
	}
	if !seen {
		t.Error("no slide shows the merger")
	}
}
